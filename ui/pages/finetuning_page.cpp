#include "ui/pages/finetuning_page.h"

#include "core/base/file.h"
#include "core/media/decode.h"
#include "core/project/classes.h"
#include "core/stages/generation/generate.h"
#include "ui/bridge/text.h"
#include "ui/widgets/finetune_form.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/loss_chart.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTreeWidget>

namespace tw::ui {

namespace {

constexpr int sample_side = 96;           // px
constexpr std::size_t most_samples = 60;  // the last ones

/// A miniature learns in minutes, from what the shipped experiment found; all else as the authors have it.
worker::FinetuneSettings default_settings(bool miniature) {
    worker::FinetuneSettings settings;
    if (!miniature) return settings;
    settings.steps = 1500;
    settings.batch_size = 16;
    settings.learning_rate = 1e-4;
    settings.token_learning_rate = 1e-3;
    settings.token_initializer = "class_name";
    return settings;
}

struct Sample {
    QImage picture;
    int step = 0, label = 0;
};

/// Of the names that keep them: "step-000500-class_3.png".
std::vector<Sample> read_samples(const std::vector<fs::path>& files) {
    static const QRegularExpression name(QStringLiteral("step-(\\d+)-class_(\\d+)"));
    std::vector<Sample> samples;
    const std::size_t first = files.size() > most_samples ? files.size() - most_samples : 0;
    for (std::size_t i = first; i < files.size(); ++i) {
        const QRegularExpressionMatch match = name.match(qt(files[i].stem()));
        if (!match.hasMatch()) continue;
        try {
            samples.push_back({to_qimage(media::load_image({files[i], -1})), match.captured(1).toInt(), match.captured(2).toInt()});
        } catch (const std::exception&) {
            continue;  // a sample is only looked at
        }
    }
    return samples;
}

}  // namespace

FinetuningPage::FinetuningPage(const PageContext& context) : Page(context) {
    Frame frame =
        make_frame(tr("Teaches the generator your classes from the training images alone: low-rank updates and one new word for "
                      "each class (Diff-Mix). After a stop or a crash it goes on from the last checkpoint."));
    use_ = make_button(tr("Use in generation"), "useAdapterButton");
    start_ = make_button(tr("Fine-tune"), "finetuneButton", true);
    frame.actions->addWidget(use_);
    frame.actions->addWidget(start_);
    auto* row = new QHBoxLayout;
    row->setSpacing(gap);
    row->addWidget(make_side_column(make_side()));
    row->addWidget(make_results(), 1);
    frame.body->addLayout(row, 1);
    connect(start_, &QPushButton::clicked, this, &FinetuningPage::start);
    connect(use_, &QPushButton::clicked, this, &FinetuningPage::use_in_generation);
    const auto add = [this](const QString& text, const char* name, void (FinetuningPage::*run)()) {
        auto* action = new QAction(text, this);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        actions_.append(action);
    };
    add(tr("Fine-tune the generator"), "finetune", &FinetuningPage::start);
    add(tr("Use the adapter in generation"), "useAdapter", &FinetuningPage::use_in_generation);
    add(tr("Settings as the method has them"), "finetuneDefaults", &FinetuningPage::use_defaults);
    connect(&session().jobs(), &JobRunner::state_changed, this, &FinetuningPage::update_buttons);
    update_buttons();
}

QWidget* FinetuningPage::make_side() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    QBoxLayout* card = nullptr;
    column->addWidget(make_card(card));
    card->addWidget(make_heading(tr("What is learnt"), "section"));
    name_ = new QLineEdit(QStringLiteral("diff_mix"));
    name_->setObjectName("adapterName");
    name_->setToolTip(tr("Name of the adapter: its folder in this project. A name of an unfinished one goes on with it."));
    card->addWidget(labelled(tr("Adapter"), name_));
    form_ = new FinetuneForm;
    card->addWidget(form_);
    connect(name_, &QLineEdit::textChanged, this, &FinetuningPage::update_buttons);
    QBoxLayout* known = nullptr;
    column->addWidget(make_card(known));
    known->addWidget(make_heading(tr("Adapters of this project"), "section"));
    adapters_ = new QTreeWidget;
    adapters_->setObjectName("adapters");
    adapters_->setAccessibleName(tr("Adapters of this project"));
    adapters_->setHeaderLabels({tr("Adapter"), tr("State")});
    adapters_->setRootIsDecorated(false);
    adapters_->setMinimumHeight(120);
    adapters_->header()->setStretchLastSection(false);
    adapters_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    adapters_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    known->addWidget(adapters_);
    connect(adapters_, &QTreeWidget::currentItemChanged, this, &FinetuningPage::show_adapter);
    column->addStretch(1);
    return box;
}

QWidget* FinetuningPage::make_results() {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    QBoxLayout* curve = nullptr;
    column->addWidget(make_card(curve), 1);
    curve->addWidget(make_heading(tr("Loss"), "section"));
    state_ = make_muted();
    state_->setObjectName("finetuneState");
    curve->addWidget(state_);
    loss_ = new LossChart;
    loss_->setObjectName("lossChart");
    curve->addWidget(loss_, 1);
    QBoxLayout* pictures = nullptr;
    column->addWidget(make_card(pictures), 1);
    pictures->addWidget(make_heading(tr("Sample pictures while it learns"), "section"));
    samples_ = new QListWidget;
    samples_->setObjectName("finetuneSamples");
    samples_->setAccessibleName(tr("Sample pictures"));
    samples_->setViewMode(QListView::IconMode);
    samples_->setResizeMode(QListView::Adjust);
    samples_->setMovement(QListView::Static);
    samples_->setIconSize({sample_side, sample_side});
    samples_->setUniformItemSizes(true);
    samples_->setSpacing(6);
    pictures->addWidget(samples_, 1);
    return box;
}

std::filesystem::path FinetuningPage::adapters_folder() const {
    return project().folder() / "adapters";
}

std::filesystem::path FinetuningPage::output() const {
    return adapters_folder() / safe_file_name(name_->text().trimmed().toStdString());
}

void FinetuningPage::activate() {
    if (!begun_) use_defaults();
    begun_ = true;
    read_adapters();
}

void FinetuningPage::refresh(const Tables&) {}

void FinetuningPage::use_defaults() {
    // Fails for a model folder that cannot be read.
    guard([&] {
        const bool miniature = stages::has_miniature_generator(project());
        form_->set_defaults(default_settings(miniature), stages::FinetuningRequest().seed, miniature);
    });
}

void FinetuningPage::start() {
    if (!start_->isEnabled()) return;
    stages::FinetuningRequest request;
    const bool right = guard([&] {
        request.settings = form_->settings();
        request.seed = form_->seed();
        request.sampling = stages::GenerationRequest::defaults("plain_cfg", project()).sampling;
        request.output = output();
        fs::create_directories(adapters_folder());
    });
    if (!right) return;
    const QPointer<FinetuningPage> page(this);
    const auto on_event = [page](const std::string& event, const Json& facts) {
        QMetaObject::invokeMethod(
            qApp,
            [page, event, facts] {
                if (page) page->hear(event, facts);
            },
            Qt::QueuedConnection);
    };
    running_ =
        session().start({tr("Fine-tuning"),
                         [request, on_event](JobTools& tools) {
                             return stages::finetune(tools.project, tools.client, request, tools.control, tools.report, on_event).outcome;
                         },
                         [page](const jobs::Outcome& outcome) {
                             if (page) page->ended(outcome);
                         }});
    if (!running_) return;
    const stages::AdapterRecord* shown = shown_record();
    // What goes on keeps the curve that it has.
    if (!shown || shown->folder != request.output) {
        loss_->clear();
        samples_->clear();
    }
    state_->setText(tr("Loading the model…"));
    update_buttons();
}

void FinetuningPage::ended(const jobs::Outcome& outcome) {
    running_ = false;
    if (outcome.state == jobs::State::stopped) state_->setText(tr("Stopped; “Go on” starts from the last checkpoint."));
    read_adapters();
}

void FinetuningPage::hear(const std::string& event, const Json& facts) {
    if (event == "finetune_step") {
        const double loss = facts.at("loss").get<double>();
        loss_->add(facts.at("step").get<int>(), loss);
        state_->setText(
            tr("step %1 of %2, loss %3")
                .arg(number(facts.at("step").get<std::int64_t>()), number(facts.at("steps").get<std::int64_t>()), number(loss, 4)));
    } else if (event == "sample") {
        const auto label = facts.at("label").get<std::size_t>();
        const QString name = label < class_names_.size() ? class_names_[label] : QString::number(label);
        add_sample(to_qimage(worker::image_from_json(facts.at("picture"))),
                   tr("%1\nstep %2").arg(name, number(facts.at("step").get<std::int64_t>())));
    }
}

void FinetuningPage::add_sample(const QImage& picture, const QString& caption) {
    // Small ones are enlarged without smoothing, so that every pixel stays what it is.
    const bool small = picture.width() < sample_side;
    const QImage shown =
        picture.scaled(sample_side, sample_side, Qt::KeepAspectRatio, small ? Qt::FastTransformation : Qt::SmoothTransformation);
    auto* item = new QListWidgetItem(QIcon(QPixmap::fromImage(shown)), caption, samples_);
    item->setData(Qt::AccessibleTextRole, QString(caption).replace(QLatin1Char('\n'), QLatin1String(", ")));
    if (samples_->count() > static_cast<int>(most_samples)) delete samples_->takeItem(0);
    samples_->scrollToBottom();
}

void FinetuningPage::read_adapters() {
    using Answer = std::pair<std::vector<stages::AdapterRecord>, std::vector<QString>>;
    session().reader().ask(
        this, "adapters",
        [folder = adapters_folder()](project::Project& project) {
            Answer answer{stages::adapter_records(folder), {}};
            for (const project::Class& row : project::ClassRepository(project).all()) answer.second.push_back(readable(row.name));
            return answer;
        },
        [this](Answer answer) {
            class_names_ = std::move(answer.second);
            show_adapters(std::move(answer.first));
        });
}

void FinetuningPage::show_adapters(std::vector<stages::AdapterRecord> records) {
    const auto path = output();
    records_ = std::move(records);
    const QSignalBlocker quiet(adapters_);
    adapters_->clear();
    for (const stages::AdapterRecord& record : records_) {
        const QString state = !record.trouble.empty() ? tr("unreadable") : record.finished ? tr("finished") : tr("not finished");
        auto* item = new QTreeWidgetItem(adapters_, {qt(record.folder.filename()), state});
        item->setToolTip(0, record.trouble.empty() ? qt(record.folder) : qt(record.trouble));
        if (record.folder == path) adapters_->setCurrentItem(item);
    }
    if (!running_) show_adapter();
    update_buttons();
}

const stages::AdapterRecord* FinetuningPage::shown_record() const {
    const int row = adapters_->indexOfTopLevelItem(adapters_->currentItem());
    return row < 0 ? nullptr : &records_[static_cast<std::size_t>(row)];
}

void FinetuningPage::show_adapter() {
    const stages::AdapterRecord* record = shown_record();
    update_buttons();
    if (running_ || !record) return;
    name_->setText(qt(record->folder.filename()));
    if (!record->trouble.empty()) {
        state_->setText(qt(record->trouble));
        return;
    }
    form_->set_settings(record->settings, record->seed);
    if (record->finished) {
        loss_->set_curve(record->loss_curve);
        const double last = record->loss_curve.empty() ? 0 : record->loss_curve.back().second;
        state_->setText(tr("Finished %1: %2 steps, loss %3 at the end.")
                            .arg(moment(record->created), number(std::int64_t{record->settings.steps}), number(last, 4)));
    } else {
        state_->setText(tr("Not finished; “Go on” starts from the last checkpoint."));
    }
    session().reader().ask(
        this, "samples", [files = record->samples](project::Project&) { return read_samples(files); },
        [this](const std::vector<Sample>& samples) {
            samples_->clear();
            for (const Sample& one : samples) {
                const auto label = static_cast<std::size_t>(one.label);
                const QString name = label < class_names_.size() ? class_names_[label] : QString::number(one.label);
                add_sample(one.picture, tr("%1\nstep %2").arg(name, number(std::int64_t{one.step})));
            }
        });
}

void FinetuningPage::use_in_generation() {
    const stages::AdapterRecord* record = shown_record();
    if (!record || !record->finished) return;
    settings().set_place(qt(project().folder()), "adapter", qt(record->folder));
    emit go_to("generation");
}

void FinetuningPage::update_buttons() {
    const bool named = !name_->text().trimmed().isEmpty();
    const auto same = std::find_if(records_.begin(), records_.end(), [path = output()](const auto& one) { return one.folder == path; });
    const bool finished = same != records_.end() && same->finished;
    start_->setText(same != records_.end() && !same->finished ? tr("Go on") : tr("Fine-tune"));
    start_->setEnabled(named && !finished && !session().jobs().busy() && !session().read_only());
    start_->setToolTip(finished ? tr("An adapter of this name is finished; choose another name.") : QString());
    const stages::AdapterRecord* record = shown_record();
    use_->setEnabled(record && record->finished && record->trouble.empty());
    for (QAction* action : actions_) {
        if (action->objectName() == "finetune") action->setEnabled(start_->isEnabled());
        if (action->objectName() == "useAdapter") action->setEnabled(use_->isEnabled());
    }
}

}  // namespace tw::ui
