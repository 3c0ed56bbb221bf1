#include "tests/ui/window_fixture.h"
#include "ui/bridge/language.h"
#include "ui/pages/page.h"
#include "ui/shell/help_window.h"
#include "ui/shell/tour.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTranslator>

using namespace tw;

namespace {

QString text_of(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a pattern finds, in order: the group in it, or else how often.
QStringList found(const QString& text, const char* pattern) {
    QStringList all;
    for (const auto& match : QRegularExpression(pattern).globalMatch(text))
        all << (match.lastCapturedIndex() > 0 ? match.captured(1) : QString());
    return all;
}

}  // namespace

/// The guide and the tour.
class TestHelp : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }
    void every_page_opens_its_chapter();
    void every_chapter_has_words_and_its_links_lead_somewhere();
    void every_language_has_the_whole_guide_data();
    void every_language_has_the_whole_guide();
    void the_guide_is_searched();
    void the_guide_names_the_keys_that_hold();
    void the_tour_walks_along_real_widgets();
    void escape_ends_the_tour_for_good();
    void the_window_stays_usable_meanwhile();
};

void TestHelp::every_page_opens_its_chapter() {
    test::WindowFixture fixture;
    for (const QString& key : fixture.page_keys()) {
        fixture.window().show_page(key);
        fixture.click(("pageHelp_" + key).toUtf8());
        const auto& help = fixture.find<ui::HelpWindow>("helpWindow");
        QCOMPARE(help.chapter(), key);
    }
    fixture.window().show_page("plan");
    fixture.find<QAction>("actionGuide").trigger();
    QCOMPARE(fixture.find<ui::HelpWindow>("helpWindow").chapter(), QString("plan"));
}

void TestHelp::every_chapter_has_words_and_its_links_lead_somewhere() {
    test::WindowFixture fixture;
    fixture.window().show_guide("keys");
    auto& contents = fixture.find<QListWidget>("helpContents");
    QSet<QString> keys;
    for (int row = 0; row < contents.count(); ++row) keys << contents.item(row)->data(Qt::UserRole).toString();
    for (int row = 0; row < contents.count(); ++row) {
        const QString key = contents.item(row)->data(Qt::UserRole).toString();
        QVERIFY2(!contents.item(row)->text().isEmpty(), qPrintable(key));
        QFile file(":/guide/" + key + ".md");
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(key));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.size() > 200, qPrintable(key));
        static const QRegularExpression link("\\]\\(([^)]+)\\)");
        for (const auto& match : link.globalMatch(text))
            QVERIFY2(keys.contains(match.captured(1)), qPrintable(key + " -> " + match.captured(1)));
    }
}

void TestHelp::every_language_has_the_whole_guide_data() {
    QTest::addColumn<QString>("folder");
    for (const QString& folder : QDir(":/guide").entryList(QDir::Dirs)) {
        QTest::newRow(folder == "zh" ? "zh_CN" : qPrintable(folder)) << folder;
    }
}

void TestHelp::every_language_has_the_whole_guide() {
    QFETCH(QString, folder);
    const QDir english(":/guide");
    for (const QString& chapter : english.entryList({"*.md"}, QDir::Files)) {
        const QString original = text_of(english.filePath(chapter)), translated = text_of(":/guide/" + folder + "/" + chapter);
        QVERIFY2(!translated.isEmpty() && translated != original, qPrintable(chapter));
        // The same headings, points, links and code.
        for (const char* part : {"(?m)^#+ ", "(?m)^\\s*[*-] ", "(?m)^\\|", "\\]\\(([^)]+)\\)", "`[^`]+`"}) {
            QVERIFY2(found(translated, part) == found(original, part), qPrintable(chapter + ": " + part));
        }
    }
    const QLocale before;
    ui::install_language(*qApp, QTest::currentDataTag());
    {
        test::WindowFixture fixture;
        fixture.window().show_guide("plan");
        const QString title = text_of(":/guide/" + folder + "/plan.md").section('\n', 0, 0).mid(2);
        QCOMPARE(fixture.find<QTextBrowser>("helpText").document()->firstBlock().text(), title);
        QCOMPARE(fixture.window().page("plan")->title(), title);
    }
    for (QTranslator* texts : qApp->findChildren<QTranslator*>()) {
        QCoreApplication::removeTranslator(texts);
        delete texts;
    }
    QLocale::setDefault(before);
}

void TestHelp::the_guide_is_searched() {
    test::WindowFixture fixture;
    fixture.window().show_guide("overview");
    auto& search = fixture.find<QLineEdit>("helpSearch");
    auto& contents = fixture.find<QListWidget>("helpContents");
    search.setText("safetensors");
    QCOMPARE(fixture.find<ui::HelpWindow>("helpWindow").chapter(), QString("formats"));
    QVERIFY(contents.item(0)->isHidden());
    QVERIFY(!fixture.find<QTextBrowser>("helpText").extraSelections().isEmpty());
    // A title counts more than a word, and a word more than a part of one.
    search.setText("fine-tuning");
    QCOMPARE(fixture.find<ui::HelpWindow>("helpWindow").chapter(), QString("finetuning"));
    search.setText("export");
    QCOMPARE(fixture.find<ui::HelpWindow>("helpWindow").chapter(), QString("export"));
    search.setText("no such word at all");
    QVERIFY(contents.item(contents.count() - 1)->isHidden());
    search.clear();
    QVERIFY(!contents.item(0)->isHidden());
}

void TestHelp::the_guide_names_the_keys_that_hold() {
    test::WindowFixture fixture;
    QFile file(":/guide/keys.md");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const char* name : {"actionPalette", "actionJobHistory", "actionNextStep", "actionSettings", "actionGuide", "actionPause"}) {
        const QString key = fixture.find<QAction>(name).shortcuts().last().toString();
        QVERIFY2(text.contains(key), qPrintable(QString(name) + " " + key));
    }
}

void TestHelp::the_tour_walks_along_real_widgets() {
    test::WindowFixture fixture;
    fixture.find<QAction>("actionTour").trigger();
    auto& tour = fixture.find<ui::Tour>("tour");
    int steps = 0;
    for (bool last = false; !last; ++steps) {
        QVERIFY(steps < 5);
        QVERIFY(fixture.settle());
        QVERIFY(tour.isVisible());
        // A ring stands around something real, and the mark is inside the window and beside it.
        const auto& ring = fixture.find<QWidget>("tourRing");
        QVERIFY(ring.isVisible());
        QVERIFY(fixture.window().rect().contains(tour.geometry()));
        // Nothing behind it shines through its text.
        QCOMPARE(fixture.window().grab(QRect(tour.pos() + QPoint(6, tour.height() / 2), QSize(1, 1))).toImage().pixelColor(0, 0),
                 ui::theme().raised);
        QVERIFY(!fixture.find<QLabel>("tourText").text().isEmpty());
        last = fixture.find<QAbstractButton>("tourNext").text() == "Done";
        if (steps % 2 == 0) {
            fixture.click("tourNext");
        } else {
            QTest::keyClick(&fixture.find<QAbstractButton>("tourNext"), Qt::Key_Return);
        }
    }
    QCOMPARE(steps, 5);
    QVERIFY(ui::Settings().tour_done());
    QTRY_VERIFY(!fixture.window().findChild<ui::Tour*>());
}

void TestHelp::escape_ends_the_tour_for_good() {
    test::WindowFixture fixture;
    QVERIFY(!ui::Settings().tour_done());
    fixture.window().start_tour();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!fixture.window().findChild<ui::Tour*>());
    QVERIFY(ui::Settings().tour_done());
}

void TestHelp::the_window_stays_usable_meanwhile() {
    test::WindowFixture fixture;
    fixture.window().start_tour();
    fixture.click("railExport");
    QCOMPARE(fixture.window().current_page(), QString("export"));
    fixture.window().close_project();
    QVERIFY(!fixture.window().findChild<ui::Tour*>());
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const test::SettingsSandbox sandbox;
    TestHelp tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "test_help.moc"
