#include "ui/shell/help_window.h"

#include "ui/widgets/layout.h"
#include "ui/widgets/theme.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRegularExpression>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr const char* chapters[] = {"overview", "data",   "plan",     "negatives",  "finetuning", "generation", "filter",
                                    "review",   "export", "training", "experiment", "keys",       "formats",    "trouble"};

/// In the person's language when the guide has that chapter in it.
QString text_of(const QString& chapter) {
    for (const QString& place : {":/guide/" + QLocale().name().section('_', 0, 0) + "/", QString(":/guide/")}) {
        QFile file(place + chapter + ".md");
        if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    }
    return {};
}

QString title_of(const QString& text) {
    return text.section('\n', 0, 0).remove('#').trimmed();
}

enum Fit { fits_nowhere, is_part_of_a_word, is_a_word, is_in_the_title };

Fit fit_of(const QString& text, const QString& wanted) {
    if (!text.contains(wanted, Qt::CaseInsensitive)) return fits_nowhere;
    if (title_of(text).contains(wanted, Qt::CaseInsensitive)) return is_in_the_title;
    // The ending of a file's name is not a word.
    const QRegularExpression word(QStringLiteral("(?<![\\w.])%1(?!\\w)").arg(QRegularExpression::escape(wanted)),
                                  QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(word) ? is_a_word : is_part_of_a_word;
}

}  // namespace

HelpWindow::HelpWindow(QWidget* parent) : QDialog(parent) {
    setObjectName("helpWindow");
    setWindowTitle(tr("Guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 620);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(gap, gap, gap, gap);
    column->setSpacing(gap);
    auto* wanted = new QLineEdit;
    wanted->setObjectName("helpSearch");
    wanted->setAccessibleName(tr("Search the guide"));
    wanted->setPlaceholderText(tr("Search the guide"));
    wanted->setClearButtonEnabled(true);
    wanted->addAction(icon("search", theme().muted), QLineEdit::LeadingPosition);
    contents_ = new QListWidget;
    contents_->setObjectName("helpContents");
    contents_->setAccessibleName(tr("Contents"));
    text_ = new QTextBrowser;
    text_->setObjectName("helpText");
    text_->setAccessibleName(tr("Text of the chapter"));
    text_->setOpenLinks(false);
    text_->document()->setDocumentMargin(page_margin);
    none_ = make_empty_note(tr("No chapter has these words."));
    none_->hide();
    auto* split = new QSplitter;
    split->setHandleWidth(gap);
    split->setChildrenCollapsible(false);
    split->addWidget(contents_);
    split->addWidget(text_);
    split->setStretchFactor(1, 1);
    split->setSizes({200, 640});
    column->addWidget(wanted);
    column->addWidget(split, 1);
    column->addWidget(none_);
    for (const char* chapter : chapters) {
        auto* item = new QListWidgetItem(title_of(text_of(chapter)), contents_);
        item->setData(Qt::UserRole, QString(chapter));
    }
    connect(contents_, &QListWidget::currentRowChanged, this, &HelpWindow::read_current);
    connect(wanted, &QLineEdit::textChanged, this, &HelpWindow::search);
    // A link names a chapter: [the review](review).
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { show_chapter(link.path()); });
    contents_->setCurrentRow(0);
}

QString HelpWindow::chapter() const {
    const QListWidgetItem* item = contents_->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void HelpWindow::show_chapter(const QString& key) {
    for (int row = 0; row < contents_->count(); ++row) {
        if (contents_->item(row)->data(Qt::UserRole).toString() == key) return contents_->setCurrentRow(row);
    }
    contents_->setCurrentRow(0);
}

void HelpWindow::read_current() {
    text_->setMarkdown(text_of(chapter()));
    mark_found();
}

void HelpWindow::search(const QString& wanted) {
    wanted_ = wanted.trimmed();
    const auto fit_of_row = [this](int row) { return fit_of(text_of(contents_->item(row)->data(Qt::UserRole).toString()), wanted_); };
    // The chapter that is open stays open unless another one fits better.
    int best = std::max(0, contents_->currentRow());
    Fit best_fit = fit_of_row(best);
    for (int row = 0; row < contents_->count(); ++row) {
        const Fit fit = fit_of_row(row);
        contents_->item(row)->setHidden(fit == fits_nowhere);
        if (fit <= best_fit) continue;
        best = row;
        best_fit = fit;
    }
    none_->setVisible(best_fit == fits_nowhere);
    contents_->setCurrentRow(best);
    mark_found();
}

void HelpWindow::mark_found() {
    QList<QTextEdit::ExtraSelection> marks;
    if (!wanted_.isEmpty()) {
        for (QTextCursor found = text_->document()->find(wanted_); !found.isNull(); found = text_->document()->find(wanted_, found)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = found;
            mark.format.setBackground(theme().accent);
            mark.format.setForeground(theme().accent_text);
            marks.append(mark);
        }
    }
    text_->setExtraSelections(marks);
    if (marks.isEmpty()) return;
    QTextCursor place = marks.front().cursor;
    place.clearSelection();
    text_->setTextCursor(place);
    text_->ensureCursorVisible();
}

}  // namespace tw::ui
