#include "ui/widgets/context_editor.h"

#include "core/base/text.h"
#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

constexpr qsizetype most_sentences = 4;

QString joined(const std::vector<std::string>& words, const char* between) {
    QStringList list;
    for (const std::string& word : words) list << qt(word);
    return list.join(QLatin1String(between));
}

std::vector<std::string> separated(const QString& text, char separator) {
    std::vector<std::string> words;
    for (const std::string& word : split(text.toStdString(), separator)) {
        if (const std::string trimmed = trim(word); !trimmed.empty()) words.push_back(trimmed);
    }
    return words;
}

QPlainTextEdit* make_text(const char* name, int height) {
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(name);
    edit->setFixedHeight(height);
    edit->setTabChangesFocus(true);
    return edit;
}

}  // namespace

ContextEditor::ContextEditor(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    superclass_ = new QLineEdit;
    superclass_->setObjectName("contextSuperclass");
    superclass_->setToolTip(tr("Used where the data set names none."));
    contexts_ = make_text("contextPrompts", 130);
    contexts_->setToolTip(tr("One a line, with {class} and perhaps {superclass}. Each picture is drawn in one of them, by lot."));
    negatives_ = make_text("contextNegatives", 56);
    class_negatives_ = make_text("contextClassNegatives", 76);
    class_negatives_->setToolTip(tr("One class a line: class: word, word"));
    column->addWidget(labelled(tr("Super-class"), superclass_));
    column->addWidget(labelled(tr("Contexts"), contexts_));
    column->addWidget(labelled(tr("Negative words of every class"), negatives_));
    column->addWidget(labelled(tr("Negative words of single classes"), class_negatives_));
    contradictions_ = new QLabel;
    contradictions_->setObjectName("contextContradictions");
    contradictions_->setWordWrap(true);
    column->addWidget(contradictions_);
    save_ = make_button(tr("Save the list"), "saveContextsButton");
    column->addWidget(save_);
    connect(superclass_, &QLineEdit::textEdited, this, &ContextEditor::edited);
    for (QPlainTextEdit* text : {contexts_, negatives_, class_negatives_}) {
        connect(text, &QPlainTextEdit::textChanged, this, &ContextEditor::edited);
    }
    connect(this, &ContextEditor::edited, this, [this] { save_->setEnabled(true); });
    connect(save_, &QPushButton::clicked, this, &ContextEditor::save_wanted);
}

void ContextEditor::set_list(const stages::ContextList& list) {
    const QSignalBlocker quiet(this);
    superclass_->setText(qt(list.superclass));
    contexts_->setPlainText(joined(list.context_prompts, "\n"));
    negatives_->setPlainText(joined(list.negative_words, ", "));
    QStringList lines;
    for (const auto& [name, words] : list.class_negative_words) lines << qt(name) + QStringLiteral(": ") + joined(words, ", ");
    class_negatives_->setPlainText(lines.join(QLatin1Char('\n')));
    save_->setEnabled(false);
}

stages::ContextList ContextEditor::list() const {
    stages::ContextList list;
    list.superclass = superclass_->text().trimmed().toStdString();
    list.context_prompts = separated(contexts_->toPlainText(), '\n');
    list.negative_words = separated(negatives_->toPlainText().replace(QLatin1Char('\n'), QLatin1Char(',')), ',');
    for (const std::string& line : separated(class_negatives_->toPlainText(), '\n')) {
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos) continue;
        list.class_negative_words[trim(line.substr(0, colon))] = separated(qt(line.substr(colon + 1)), ',');
    }
    return list;
}

void ContextEditor::show_contradictions(const QStringList& sentences) {
    QStringList shown = sentences.mid(0, most_sentences);
    if (sentences.size() > most_sentences) shown << tr("and %n more", "", static_cast<int>(sentences.size() - most_sentences));
    set_state(contradictions_,
              sentences.isEmpty() ? tr("No negative word contradicts a class or a context.") : shown.join(QLatin1Char('\n')),
              sentences.isEmpty() ? "" : "warn");
    contradictions_->setToolTip(sentences.join(QLatin1Char('\n')));
}

}  // namespace tw::ui
