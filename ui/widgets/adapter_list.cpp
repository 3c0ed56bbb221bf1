#include "ui/widgets/adapter_list.h"

#include "ui/bridge/text.h"
#include "ui/widgets/layout.h"

#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tw::ui {

namespace {

enum Column { file_column, weight_column };
constexpr int path_role = Qt::UserRole;

}  // namespace

AdapterList::AdapterList(Dialogs& dialogs, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    list_ = new QTreeWidget;
    list_->setObjectName("adapterList");
    list_->setAccessibleName(tr("LoRA files and learnt embeddings"));
    list_->setHeaderLabels({tr("File"), tr("Weight")});
    list_->setRootIsDecorated(false);
    list_->setFixedHeight(110);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(file_column, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(weight_column, QHeaderView::Fixed);
    list_->header()->resizeSection(weight_column, 92);
    column->addWidget(list_);
    auto* row = new QHBoxLayout;
    auto* lora = make_button(tr("Add LoRA…"), "addLoraButton");
    auto* embedding = make_button(tr("Add embedding…"), "addEmbeddingButton");
    remove_ = make_icon_button("cross", tr("Remove"), "removeAdapterButton");
    remove_->setEnabled(false);
    for (QPushButton* button : {lora, embedding}) row->addWidget(button, 1);
    row->addWidget(remove_);
    column->addLayout(row);
    const QString filter = tr("safetensors (*.safetensors)");
    connect(lora, &QPushButton::clicked, this, [this, &dialogs, filter] {
        dialogs.choose_file(this, tr("Add a LoRA"), {}, filter, [this](const QString& file) { add_lora(file); });
    });
    connect(embedding, &QPushButton::clicked, this, [this, &dialogs, filter] {
        dialogs.choose_file(this, tr("Add a learnt embedding"), {}, filter, [this](const QString& file) { add_embedding(file); });
    });
    connect(remove_, &QPushButton::clicked, this, &AdapterList::remove_current);
    connect(list_, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* current) { remove_->setEnabled(current); });
}

void AdapterList::add_lora(const QString& file, double weight) {
    add_row(file, weight);
}

void AdapterList::add_embedding(const QString& file) {
    add_row(file, {});
}

void AdapterList::add_row(const QString& file, const QVariant& weight) {
    auto* item = new QTreeWidgetItem(list_, {QFileInfo(file).fileName()});
    item->setData(file_column, path_role, file);
    item->setToolTip(file_column, file);
    if (!weight.isValid()) {
        item->setText(weight_column, tr("embedding"));
        return;
    }
    auto* spin = new QDoubleSpinBox;
    spin->setObjectName("loraWeight");
    spin->setAccessibleName(tr("Weight of %1").arg(QFileInfo(file).fileName()));
    spin->setRange(-100, 100);
    spin->setSingleStep(0.1);
    spin->setValue(weight.toDouble());
    list_->setItemWidget(item, weight_column, spin);
}

void AdapterList::remove_current() {
    delete list_->currentItem();
}

worker::Adapters AdapterList::adapters() const {
    worker::Adapters adapters;
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        const std::filesystem::path file = to_path(item->data(file_column, path_role).toString());
        if (const auto* spin = qobject_cast<QDoubleSpinBox*>(list_->itemWidget(item, weight_column))) {
            adapters.lora.push_back({file, spin->value()});
        } else {
            adapters.embeddings.push_back(file);
        }
    }
    return adapters;
}

}  // namespace tw::ui
