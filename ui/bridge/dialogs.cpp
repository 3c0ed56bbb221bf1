#include "ui/bridge/dialogs.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace tw::ui {

namespace {

QFileDialog* make_dialog(QWidget* parent, const QString& title, const QString& start, const Dialogs::Answer& answer) {
    auto* dialog = new QFileDialog(parent, title, start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, answer);
    return dialog;
}

}  // namespace

void QtDialogs::choose_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) {
    QFileDialog* dialog = make_dialog(parent, title, start, answer);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

void QtDialogs::choose_new_folder(QWidget* parent, const QString& title, const QString& start, Answer answer) {
    QFileDialog* dialog = make_dialog(parent, title, start, answer);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setLabelText(QFileDialog::FileName, QFileDialog::tr("Folder:"));
    dialog->open();
}

void QtDialogs::choose_file(QWidget* parent, const QString& title, const QString& start, const QString& filter, Answer answer) {
    QFileDialog* dialog = make_dialog(parent, title, start, answer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(filter);
    dialog->open();
}

void QtDialogs::confirm(QWidget* parent, const QString& text, const QString& action, std::function<void()> yes) {
    auto* box = new QMessageBox(QMessageBox::Question, QString(), text, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* accept = box->addButton(action, QMessageBox::AcceptRole);
    QObject::connect(box, &QMessageBox::buttonClicked, parent, [accept, yes](QAbstractButton* button) {
        if (button == accept) yes();
    });
    box->open();
}

}  // namespace tw::ui
