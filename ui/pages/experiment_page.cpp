#include "ui/pages/experiment_page.h"

#include "core/base/file.h"
#include "ui/bridge/text.h"
#include "ui/models/arms_model.h"
#include "ui/models/experiment_model.h"
#include "ui/pages/experiment_check.h"
#include "ui/widgets/experiment_form.h"
#include "ui/widgets/interval_chart.h"
#include "ui/widgets/layout.h"
#include "ui/widgets/sweep_chart.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTimer>
#include <QUrl>

namespace tw::ui {

namespace {

using workflow::ExperimentRecord;
using workflow::ExperimentResult;

struct Earlier {
    QString name, folder;
    bool finished = false;
};

/// Names and states of the experiments in these folders; what cannot be read is left out.
std::vector<Earlier> read_folders(const QStringList& folders) {
    std::vector<Earlier> earlier;
    for (const QString& folder : folders) {
        const fs::path path = to_path(folder);
        if (!workflow::is_experiment_folder(path)) continue;
        try {
            const Json spec = read_json_file(path / "experiment.json").at("spec");
            earlier.push_back({qt(spec.at("name").get<std::string>()), folder, fs::exists(path / "table.json")});
        } catch (const std::exception&) {
            continue;
        }
    }
    return earlier;
}

QStringList folders_in(const QString& parent) {
    QStringList folders;
    for (const QString& name : QDir(parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time))
        folders << QDir(parent).filePath(name);
    return folders;
}

std::vector<IntervalChart::Row> interval_rows(const ExperimentResult& result, bool to_best) {
    std::vector<IntervalChart::Row> rows;
    for (const workflow::ExperimentRow& row : result.rows) {
        if (row.result.arm == (to_best ? result.best_without : std::string("real_only"))) continue;
        const double mean = to_best ? row.to_best_without.mean : row.result.mean_difference;
        const double ci95 = to_best ? row.to_best_without.ci95 : row.result.difference_ci95;
        rows.push_back({arm_text(row.result.arm), mean, ci95});
    }
    return rows;
}

int trainings_in(const ExperimentResult& result) {
    int count = 0;
    for (const workflow::ExperimentRow& row : result.rows) count += row.result.seeds;
    return count;
}

}  // namespace

QString ExperimentPage::experiments_folder() const {
    return qt(project().folder() / "experiments");
}

void ExperimentPage::activate() {
    read_earlier();
    if (begun_) {
        check();
        return;
    }
    begun_ = true;
    const QString last = settings().place(qt(project().folder()), "experiment").toString();
    if (!last.isEmpty() && workflow::is_experiment_folder(to_path(last))) {
        open_folder(last);
    } else {
        begin_new();
    }
}

void ExperimentPage::refresh(const Tables& tables) {
    if (tables.contains("image") || tables.contains("plan_target") || tables.contains("generation_run")) check_later_->start();
}

void ExperimentPage::begin_new() {
    session().reader().ask(
        this, "new", [name = session().name()](project::Project& project) { return new_experiment(project, name); },
        [this](const Json& spec) {
            own_folder_ = false;
            clear_results();
            set_spec(spec);
        });
}

void ExperimentPage::load_file(const QString& file) {
    const bool read = guard([&] {
        const Json spec = workflow::read_experiment_json(to_path(file));
        own_folder_ = false;
        clear_results();
        set_spec(spec);
    });
    if (read) emit notice(tr("Opened %1").arg(QFileInfo(file).fileName()), false);
}

void ExperimentPage::open_folder(const QString& folder) {
    struct Answer {
        ExperimentRecord record;
        QString trouble;
    };
    session().reader().ask(
        this, "record",
        [folder](project::Project&) {
            Answer answer;
            try {
                answer.record = workflow::read_experiment(to_path(folder));
            } catch (const std::exception& error) {
                answer.trouble = qt(std::string(error.what()));
            }
            return answer;
        },
        [this, folder](const Answer& answer) {
            if (!answer.trouble.isEmpty()) {
                emit trouble(answer.trouble);
                return;
            }
            own_folder_ = true;
            folder_->setText(folder);
            set_spec(workflow::to_json(answer.record.spec));
            remember(folder);
            show_record(answer.record);
        });
}

void ExperimentPage::choose_earlier() {
    if (const QString folder = earlier_->currentData().toString(); !folder.isEmpty()) open_folder(folder);
}

void ExperimentPage::set_spec(const Json& spec) {
    form_->set_spec(spec);
    const QSignalBlocker quiet(text_);
    text_->setPlainText(qt(spec.dump(2)));
    follow_name();
    check();
}

void ExperimentPage::form_edited() {
    const QSignalBlocker quiet(text_);
    text_->setPlainText(qt(form_->spec().dump(2)));
    follow_name();
    check_later_->start();
}

void ExperimentPage::text_edited() {
    // What is no JSON yet is told by the check; the form keeps what it had.
    const Json spec = Json::parse(text_->toPlainText().toStdString(), nullptr, false);
    if (spec.is_object()) form_->set_spec(spec);
    follow_name();
    check_later_->start();
}

/// Until a folder is chosen by hand, it is named after the experiment.
void ExperimentPage::follow_name() {
    if (own_folder_) return;
    const QString name = form_->name().trimmed();
    folder_->setText(QDir(experiments_folder()).filePath(qt(safe_file_name((name.isEmpty() ? tr("experiment") : name).toStdString()))));
}

void ExperimentPage::check() {
    const std::string text = text_->toPlainText().toStdString();
    const QString folder = folder_->text().trimmed();
    session().reader().ask(
        this, "check",
        [text, folder](project::Project& project) {
            const Json spec = Json::parse(text, nullptr, false);
            if (spec.is_discarded()) {
                return ExperimentCheck{.trouble = tr("The text is not JSON: a bracket, quote or comma is missing or too much.")};
            }
            return check_experiment_json(project, spec, to_path(folder));
        },
        [this](const ExperimentCheck& check) { show_check(check); });
}

void ExperimentPage::show_check(const ExperimentCheck& check) {
    ready_ = check.trouble.isEmpty();
    if (!ready_) {
        set_state(check_, check.trouble, "bad");
    } else if (check.unfinished) {
        set_state(check_, tr("%1. Begun and not finished: it goes on where it was, and repeats nothing.").arg(check.size), "warn");
    } else {
        set_state(check_, tr("Ready: %1.").arg(check.size), "");
    }
    run_->setText(check.unfinished ? tr("Go on") : tr("Run"));
    update_buttons();
}

void ExperimentPage::run() {
    workflow::ExperimentSpec spec;
    const Json json = Json::parse(text_->toPlainText().toStdString(), nullptr, false);
    if (!guard([&] { spec = workflow::experiment_spec_from_json(json); })) return;
    const QString folder = folder_->text().trimmed();
    const QPointer<ExperimentPage> page(this);
    const auto on_result = [page, spec](const ExperimentResult& so_far) {
        QMetaObject::invokeMethod(
            qApp,
            [page, spec, so_far] {
                const int all = static_cast<int>(spec.arms.size() * spec.seeds.size());
                if (page)
                    page->show_result(spec, so_far, tr("Running: %1 of %2 trainings are in the table.").arg(trainings_in(so_far)).arg(all));
            },
            Qt::QueuedConnection);
    };
    const bool started = session().start({tr("Experiment “%1”").arg(qt(spec.name)),
                                          [spec, folder, on_result](JobTools& tools) {
                                              ExperimentResult result;
                                              return workflow::run_experiment(spec, to_path(folder), tools.client, tools.control,
                                                                              tools.report, result, {on_result});
                                          },
                                          [page, folder](const jobs::Outcome& outcome) {
                                              if (page) page->ended(outcome, folder);
                                          }});
    if (!started) return;
    remember(folder);
    clear_results();
    state_->setText(tr("Running: nothing is trained yet."));
}

void ExperimentPage::ended(const jobs::Outcome& outcome, const QString& folder) {
    read_earlier();
    if (outcome.ok()) {
        open_folder(folder);
        return;
    }
    if (shown_.rows.empty()) state_->clear();
    if (outcome.state == jobs::State::stopped) state_->setText(tr("Stopped. What is finished is kept; “Go on” repeats nothing."));
    check();
}

void ExperimentPage::remember(const QString& folder) {
    const QString project_folder = qt(project().folder());
    settings().set_place(project_folder, "experiment", folder);
    QStringList folders = settings().place(project_folder, "experiments").toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    settings().set_place(project_folder, "experiments", folders.mid(0, 20));
}

void ExperimentPage::read_earlier() {
    const QStringList opened = settings().place(qt(project().folder()), "experiments").toStringList();
    session().reader().ask(
        this, "earlier",
        [opened, own = experiments_folder()](project::Project&) {
            QStringList folders = folders_in(own);
            for (const QString& folder : opened) {
                if (!folders.contains(folder)) folders << folder;
            }
            return read_folders(folders);
        },
        [this](const std::vector<Earlier>& earlier) {
            const QString shown = folder_->text();
            earlier_->clear();
            earlier_->addItem(tr("Earlier experiments"), QString());
            for (const Earlier& one : earlier) {
                earlier_->addItem(one.finished ? one.name : tr("%1 (not finished)").arg(one.name), one.folder);
                earlier_->setItemData(earlier_->count() - 1, one.folder, Qt::ToolTipRole);
            }
            earlier_->setCurrentIndex(std::max(0, earlier_->findData(shown)));
            earlier_->setEnabled(!earlier.empty());
        });
}

void ExperimentPage::show_record(const ExperimentRecord& record) {
    const QString state =
        record.finished ? tr("Written %1.").arg(qt(record.written)) : tr("Begun %1, not finished.").arg(qt(record.written));
    show_result(record.spec, record.result, state);
    show_repeat(record);
    update_buttons();
}

void ExperimentPage::show_result(const workflow::ExperimentSpec& spec, const ExperimentResult& result, const QString& state) {
    shown_spec_ = spec;
    shown_ = result;
    state_->setText(state);
    headline_->setText(experiment_headline(spec, result));
    headline_->setVisible(!headline_->text().isEmpty());
    note_->setText(qt(result.note));
    rows_->set_result(result);
    classes_->set_result(result);
    intervals_->set_rows(interval_rows(result, reference_->currentData().toBool()));
    sweep_words_->setText(spec.sweep && !result.sweep.empty()
                              ? tr("Arm “%1”. %2").arg(arm_text(spec.sweep->arm), sweep_sentence(result))
                              : tr("No sweep. Tick “How many generated images are worth it?” at the left to find out for your own data."));
    sweep_->setVisible(!result.sweep.empty());
    sweep_->set_sweep(result.sweep, result.enough);
}

void ExperimentPage::show_repeat(const ExperimentRecord& record) {
    QStringList lines = {qt(record.command), {}};
    lines << tr("Tailwright %1, written %2").arg(qt(record.version), qt(record.written));
    QStringList seeds;
    for (const std::uint64_t seed : record.spec.seeds) seeds << QString::number(seed);
    lines << tr("seeds: %1").arg(seeds.join(QStringLiteral(", ")));
    if (!record.split_sha256.empty()) lines << tr("split, SHA-256: %1").arg(qt(record.split_sha256));
    for (const auto& [run, hash] : record.model_hash) lines << tr("model of the pictures “%1”: %2").arg(qt(run), qt(hash));
    for (const auto& [arm, hash] : record.data_sha256) lines << tr("data of the arm “%1”: %2").arg(qt(arm), qt(hash));
    repeat_->setPlainText(lines.join(QLatin1Char('\n')));
}

void ExperimentPage::clear_results() {
    show_result({}, {}, {});
    repeat_->clear();
    update_buttons();
}

void ExperimentPage::open_report() {
    QDesktopServices::openUrl(QUrl::fromLocalFile(qt(shown_.report)));
}

void ExperimentPage::update_buttons() {
    run_->setEnabled(ready_ && !session().jobs().busy() && !session().read_only());
    const bool report = !shown_.report.empty() && !shown_.rows.empty();
    report_button_->setEnabled(report);
    report_action_->setEnabled(report);
}

}  // namespace tw::ui
