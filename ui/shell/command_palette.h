#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace tw::ui {

class Commands;
class PaletteModel;

/// Finds a command by a few of its letters and runs it: those last run come first, those that cannot be run now say why.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    CommandPalette(Commands& commands, const QStringList& recent, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& wanted);
    void run_current();

    Commands& commands_;
    PaletteModel* model_ = nullptr;
    QLineEdit* wanted_ = nullptr;
    QListView* list_ = nullptr;
    QLabel* none_ = nullptr;
};

}  // namespace tw::ui
