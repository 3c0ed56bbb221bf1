#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>

namespace tw::ui {

/// Answers questions to the project file on a thread with its own connection, so that no query holds up the window.
class Reader : public QObject {
    Q_OBJECT

public:
    explicit Reader(project::Project project, QObject* parent = nullptr);
    ~Reader() override;

    /// `question(project)` on the reader's thread, then `answer(result)` on the window's, unless `receiver` is gone by
    /// then. A question with the same receiver and topic that still waits is replaced: only the newest one counts.
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
    void loop();

    project::Project project_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    bool working_ = false;
    bool quit_ = false;
    std::thread thread_;
};

}  // namespace tw::ui
