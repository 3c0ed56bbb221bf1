#include "ui/shell/settings_dialog.h"

#include "ui/bridge/language.h"
#include "ui/bridge/settings.h"
#include "ui/bridge/text.h"
#include "ui/shell/key_editor.h"
#include "ui/widgets/layout.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLocale>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr int keys_tab = 1;
constexpr int least_thumbnails = 100, most_thumbnails = 1'000'000;  // MB

QComboBox* make_choice(const char* name, const QList<QPair<QString, QVariant>>& choices, const QVariant& chosen) {
    auto* box = new QComboBox;
    box->setObjectName(name);
    for (const auto& [text, value] : choices) box->addItem(text, value);
    box->setCurrentIndex(std::max(0, box->findData(chosen)));
    return box;
}

/// A tab that is filled from above.
QWidget* make_tab(QVBoxLayout*& column) {
    auto* tab = new QWidget;
    column = new QVBoxLayout(tab);
    column->setContentsMargins(0, gap, 0, 0);
    column->setSpacing(gap);
    return tab;
}

}  // namespace

SettingsDialog::SettingsDialog(Settings& settings, Commands& commands, QWidget* parent) : QDialog(parent), settings_(settings) {
    setObjectName("settingsDialog");
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(760, 560);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(page_margin, gap, page_margin, page_margin);
    tabs_ = new QTabWidget;
    tabs_->setObjectName("settingsTabs");
    tabs_->setDocumentMode(true);
    tabs_->addTab(make_look(), tr("Look"));
    tabs_->addTab(new KeyEditor(commands), tr("Keys"));
    tabs_->addTab(make_pictures(), tr("Pictures and speed"));
    column->addWidget(tabs_, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

void SettingsDialog::show_keys() {
    tabs_->setCurrentIndex(keys_tab);
}

QWidget* SettingsDialog::make_look() {
    QVBoxLayout* column = nullptr;
    QWidget* tab = make_tab(column);
    auto* theme =
        make_choice("settingsTheme", {{tr("as the system"), "system"}, {tr("light"), "light"}, {tr("dark"), "dark"}}, settings_.theme());
    column->addWidget(labelled(tr("Colours"), theme));
    QList<QPair<QString, QVariant>> languages_known = {{tr("as the system"), QString()}};
    for (const QString& language : languages()) languages_known.append({QLocale(language).nativeLanguageName(), language});
    auto* language = make_choice("settingsLanguage", languages_known, settings_.language());
    column->addWidget(labelled(tr("Language, numbers and dates"), language));
    QList<QPair<QString, QVariant>> scales;
    for (const int percent : {100, 125, 150, 175, 200}) scales.append({tr("%1 %").arg(number(std::int64_t{percent})), percent});
    auto* scale = make_choice("settingsScale", scales, settings_.scale());
    column->addWidget(labelled(tr("Size of everything"), scale));
    auto* note = make_muted(tr("Colours change at once; language and size at the next start."));
    column->addWidget(note);
    column->addStretch(1);
    connect(theme, &QComboBox::currentIndexChanged, this, [this, theme] { emit theme_chosen(theme->currentData().toString()); });
    connect(language, &QComboBox::currentIndexChanged, this,
            [this, language] { settings_.set_language(language->currentData().toString()); });
    connect(scale, &QComboBox::currentIndexChanged, this, [this, scale] { settings_.set_scale(scale->currentData().toInt()); });
    return tab;
}

QWidget* SettingsDialog::make_pictures() {
    QVBoxLayout* column = nullptr;
    QWidget* tab = make_tab(column);
    auto* limit = new QSpinBox;
    limit->setObjectName("settingsThumbnails");
    limit->setRange(least_thumbnails, most_thumbnails);
    limit->setSingleStep(least_thumbnails);
    limit->setSuffix(tr(" MB"));
    limit->setValue(settings_.thumbnail_limit());
    column->addWidget(labelled(tr("Thumbnails kept on disk, at most"), limit));
    auto* threads = new QSpinBox;
    threads->setObjectName("settingsThreads");
    threads->setRange(0, QThread::idealThreadCount());
    threads->setSpecialValueText(tr("one a core (%1)").arg(number(std::int64_t{QThread::idealThreadCount()})));
    threads->setValue(settings_.threads());
    column->addWidget(labelled(tr("Threads that read pictures"), threads));
    column->addWidget(make_muted(tr(
        "Both hold from the next project that is opened. Thumbnails can be made again at any time; nothing of your work is among them.")));
    column->addStretch(1);
    connect(limit, &QSpinBox::valueChanged, this, [this](int megabytes) { settings_.set_thumbnail_limit(megabytes); });
    connect(threads, &QSpinBox::valueChanged, this, [this](int count) { settings_.set_threads(count); });
    return tab;
}

}  // namespace tw::ui
