#include "ui/pages/generation_page.h"

#include "core/base/error.h"
#include "core/project/classes.h"
#include "core/project/dataset.h"
#include "core/stages/generation/contexts.h"
#include "core/stages/review/review.h"
#include "core/workflow/fill.h"
#include "ui/bridge/text.h"
#include "ui/models/reasons.h"
#include "ui/widgets/adapter_list.h"
#include "ui/widgets/context_editor.h"
#include "ui/widgets/method_form.h"
#include "ui/widgets/sampling_form.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimer>

namespace tw::ui {

namespace {

/// What a reject reason asks of the next batch.
QString advice(const std::string& reason) {
    if (reason == "wrong_class") return GenerationPage::tr("more guidance, or another look-alike");
    if (reason == "artefact") return GenerationPage::tr("more steps, or less guidance");
    if (reason == "too_like_real") return GenerationPage::tr("more strength, or CADS");
    if (reason == "off_style") return GenerationPage::tr("less strength, or a fine-tuned model");
    return {};
}

QString reasons_text(const std::map<std::string, std::int64_t>& reasons) {
    QStringList lines;
    for (const auto& [reason, count] : reasons) {
        const QString line = GenerationPage::tr("%1 × %2").arg(number(count), reason_text(reason));
        const QString what = advice(reason);
        lines << (what.isEmpty() ? line : GenerationPage::tr("%1: try %2").arg(line, what));
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

void GenerationPage::activate() {
    read_adapters();
    read_context_lists();
    if (run_name_->text().isEmpty()) use_method();
    read_queue();
    read_progress();
    read_runs();
    read_latest();
    read_reasons();
}

void GenerationPage::refresh(const Tables& tables) {
    const bool samples = tables.contains("sample");
    if (tables.contains("queue_item") || samples) read_queue();
    if (tables.contains("queue_item") || samples || tables.contains("plan_target")) read_progress();
    if (tables.contains("generation_run")) read_runs();
    if (samples || tables.contains("image")) read_latest(), read_reasons();
}

void GenerationPage::show_class(std::int64_t) {
    read_reasons();
}

void GenerationPage::use_method() {
    const std::string method = method_->currentData().toString().toStdString();
    // Fails for a model folder that cannot be read.
    guard([&] {
        const stages::GenerationRequest defaults = stages::GenerationRequest::defaults(method, project());
        const bool miniature = stages::has_miniature_generator(project());
        own_->set_defaults(defaults, miniature);
        sampling_->set_defaults(defaults.sampling, method, miniature);
        batch_->setValue(defaults.batch_size);
        run_name_->setText(qt(method));
    });
    sampling_->set_from_images(own_->from_images());
    if (method == "diffcore_mix") open_contexts(own_->context_list());
}

/// Another line of Diff-Mix's table: all of them are drawn alike.
void GenerationPage::strategy_changed() {
    run_name_->setText(qt(own_->method()));
}

stages::GenerationRequest GenerationPage::request(bool first) const {
    stages::GenerationRequest request = stages::GenerationRequest::defaults(own_->method(), project());
    request.run_name = run_name_->text().trimmed().toStdString();
    request.sampling = sampling_->settings();
    request.batch_size = batch_->value();
    request.seed = static_cast<std::uint64_t>(seed_->value());
    request.first = first;
    request.adapters = adapters_->adapters();
    own_->apply(request);
    return request;
}

void GenerationPage::enqueue(bool first) {
    stages::GenerationRequest wanted;
    if (!guard([&] { wanted = request(first); })) return;
    if (for_classes_->currentData().toBool()) {
        if (session().picked_class() == 0) {
            emit trouble(tr("No class is picked; click one in the histogram of the tail plan."));
            return;
        }
        wanted.images[session().picked_class()] = count_->value();
    }
    const bool queued = attempt([&] {
        const project::GenerationRun run = stages::enqueue(project(), wanted);
        // Exactly this run counts from now on, so that two methods do not mix unseen.
        project::RunRepository(project()).choose({run.id});
    });
    if (queued) emit notice(tr("Added to the queue; run “%1” counts from now on").arg(qt(wanted.run_name)), false);
    activate();
}

void GenerationPage::fill_by_rule() {
    workflow::FillRequest fill;
    if (!guard([&] { fill.generation = request(false); })) return;
    session().start({tr("Filling to the targets"),
                     [fill](JobTools& tools) {
                         workflow::FillReport report;
                         const jobs::Outcome outcome =
                             workflow::fill_run(tools.project, tools.client, fill, tools.control, tools.report, tools.drawing, report);
                         if (report.run_id != 0) project::RunRepository(tools.project).choose({report.run_id});
                         return outcome;
                     },
                     {}});
}

void GenerationPage::save_prompt() {
    project::DatasetSettings settings = project::stored_dataset_settings(project());
    const std::string text = prompt_->text().trimmed().toStdString();
    const std::string superclass = superclass_->text().trimmed().toStdString();
    if (text == settings.prompt_template && superclass == settings.superclass) return;
    if (text.find("{class}") == std::string::npos) {
        emit trouble(tr("The prompt template must hold {class}, or every class would get the same prompt."));
        prompt_->setText(qt(settings.prompt_template));
        return;
    }
    settings.prompt_template = text;
    settings.superclass = superclass;
    attempt([&] { project::set_dataset_settings(project(), settings); });
    check_contexts_later_->start();
}

/// Those that fine-tuning left in the project, the newest first.
void GenerationPage::read_adapters() {
    session().reader().ask(
        this, "adapters",
        [](project::Project& project) {
            const QDir folder(qt(project.folder() / "adapters"));
            QStringList found;
            for (const QString& name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
                if (QFileInfo::exists(folder.filePath(name + "/adapter.json"))) found << folder.filePath(name);
            }
            return found;
        },
        [this](const QStringList& found) {
            own_->set_adapters(found);
            const QString wanted = settings().place(qt(project().folder()), "adapter").toString();
            if (!wanted.isEmpty() && QFileInfo::exists(wanted)) own_->choose_adapter(wanted);
        });
}

void GenerationPage::read_context_lists() {
    QStringList names;
    for (const std::string& name : stages::shipped_context_lists()) names << qt(name);
    const QDir own(qt(project().folder() / "contexts"));
    for (const QString& file : own.entryList({"*.json"}, QDir::Files)) {
        const QString name = QFileInfo(file).completeBaseName();
        if (!names.contains(name)) names << name;
    }
    own_->set_context_lists(names);
}

void GenerationPage::open_contexts(const QString& name) {
    if (name.isEmpty() || session().read_only()) return;
    guard([&] { own_->contexts().set_list(stages::read_context_list(stages::context_file(project(), name.toStdString()))); });
    check_contexts();
}

void GenerationPage::check_contexts() {
    if (own_->method() != "diffcore_mix") return;
    session().reader().ask(
        this, "contradictions",
        [list = own_->contexts().list()](project::Project& project) {
            std::vector<std::string> names;
            for (const project::Class& of : project::ClassRepository(project).all()) names.push_back(of.name);
            return stages::contradictions(list, names, project::dataset_settings(project).superclass);
        },
        [this](const std::vector<std::string>& sentences) {
            QStringList lines;
            for (const std::string& sentence : sentences) lines << qt(sentence);
            own_->contexts().show_contradictions(lines);
        });
}

void GenerationPage::save_contexts() {
    const QString name = own_->context_list();
    const bool saved = attempt([&] {
        stages::write_context_list(stages::context_file(project(), name.toStdString()), own_->contexts().list());
        own_->contexts().set_list(stages::read_context_list(stages::context_file(project(), name.toStdString())));
    });
    if (saved) emit notice(tr("The context list “%1” of this project is saved").arg(name), false);
    check_contexts();
}

void GenerationPage::read_reasons() {
    const std::int64_t picked = session().picked_class();
    struct Answer {
        std::map<std::string, std::int64_t> all, picked;
        QString name;
    };
    session().reader().ask(
        this, "reasons",
        [picked](project::Project& project) {
            Answer answer;
            answer.all = stages::reject_reasons(project, 0);
            if (picked == 0) return answer;
            answer.picked = stages::reject_reasons(project, picked);
            answer.name = readable(project::ClassRepository(project).get(picked).name);
            return answer;
        },
        [this](const Answer& answer) {
            QString text = answer.all.empty() ? tr("Nothing is rejected yet.") : reasons_text(answer.all);
            if (!answer.picked.empty()) text += QStringLiteral("\n\n") + tr("Of %1:").arg(answer.name) + '\n' + reasons_text(answer.picked);
            reasons_->setText(text);
        });
}

}  // namespace tw::ui
