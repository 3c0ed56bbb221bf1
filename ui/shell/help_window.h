#pragma once

#include <QDialog>

class QListWidget;
class QLabel;
class QTextBrowser;

namespace tw::ui {

/// The user's guide: contents, search and text. Stays open beside the work.
class HelpWindow : public QDialog {
    Q_OBJECT

public:
    explicit HelpWindow(QWidget* parent);
    /// By the key of a page or of another chapter ("keys", "formats", "trouble"); an unknown one shows the first chapter.
    void show_chapter(const QString& key);
    QString chapter() const;

private:
    void read_current();
    void search(const QString& wanted);
    void mark_found();

    QListWidget* contents_ = nullptr;
    QTextBrowser* text_ = nullptr;
    QLabel* none_ = nullptr;
    QString wanted_;
};

}  // namespace tw::ui
