#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace tw::ui {

/// Answers questions to the project file on two threads with connections of their own, so that no query holds up the window, and one that
/// walks over a million rows holds up none of the small ones.
class Reader : public QObject {
    Q_OBJECT

public:
    explicit Reader(project::Project project, QObject* parent = nullptr);
    ~Reader() override;

    /// `question(project)` on the reader's thread, then `answer(result)` on the window's, unless `receiver` is gone by then. A question
    /// with the same receiver and topic that still waits is replaced: only the newest one counts; one that is being answered is waited for,
    /// so that answers of one topic come in the order of the questions.
    template <typename Question, typename Answer>
    void ask(QObject* receiver, const std::string& topic, Question question, Answer answer) {
        auto task = [this, guard = QPointer<QObject>(receiver), question, answer](project::Project& project) {
            auto result = question(project);
            post([guard, answer, result = std::move(result)]() mutable {
                if (guard) answer(std::move(result));
            });
        };
        add({receiver, topic, std::move(task)});
    }

    /// True while a question waits or runs (for tests and busy cursors).
    bool idle() const;

    /// Gives the connection back after the question that runs; what waits is answered after open().
    void close();
    void open(project::Project project);

signals:
    /// A question could not be answered; one sentence.
    void failed(const QString& reason);

private:
    struct Task {
        const QObject* receiver = nullptr;
        std::string topic;
        std::function<void(project::Project&)> run;
    };

    void add(Task task);
    void post(std::function<void()> answer);
    void loop(project::Project project);
    std::deque<Task>::iterator next();

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    std::vector<std::pair<const QObject*, std::string>> answering_;  // receiver and topic
    bool quit_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace tw::ui
