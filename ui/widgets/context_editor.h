#pragma once

#include "core/stages/generation/contexts.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tw::ui {

/// A context list as text: a context a line, negative words, and those of single classes as "class: word, word".
class ContextEditor : public QWidget {
    Q_OBJECT

public:
    explicit ContextEditor(QWidget* parent = nullptr);
    void set_list(const stages::ContextList& list);
    stages::ContextList list() const;
    /// Sentences about negative words that contradict a class or a context.
    void show_contradictions(const QStringList& sentences);

signals:
    void edited();
    void save_wanted();

private:
    QLineEdit* superclass_ = nullptr;
    QPlainTextEdit* contexts_ = nullptr;
    QPlainTextEdit* negatives_ = nullptr;
    QPlainTextEdit* class_negatives_ = nullptr;
    QLabel* contradictions_ = nullptr;
    QPushButton* save_ = nullptr;
};

}  // namespace tw::ui
