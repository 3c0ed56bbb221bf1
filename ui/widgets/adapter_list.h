#pragma once

#include "core/worker/messages/adapters.h"
#include "ui/bridge/dialogs.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace tw::ui {

/// LoRA files, each with the weight of its update, and learnt embeddings, added and removed by hand.
class AdapterList : public QWidget {
    Q_OBJECT

public:
    explicit AdapterList(Dialogs& dialogs, QWidget* parent = nullptr);
    worker::Adapters adapters() const;
    void add_lora(const QString& file, double weight = 1.0);
    void add_embedding(const QString& file);

private:
    void add_row(const QString& file, const QVariant& weight);
    void remove_current();

    QTreeWidget* list_ = nullptr;
    QPushButton* remove_ = nullptr;
};

}  // namespace tw::ui
