#pragma once

#include "tests/ui/window_fixture.h"
#include "ui/pages/review_page.h"

#include <QComboBox>
#include <QTest>

namespace tw::test {

/// The real window on its review page.
class ReviewFixture : public WindowFixture {
public:
    explicit ReviewFixture(const SyntheticOptions& options = {}) : WindowFixture(options, "review") {
        page = qobject_cast<ui::ReviewPage*>(window().page("review"));
        all = project::SampleRepository(project()).ids({});
        wait();
    }
    void restart_window() {
        restart();
        page = qobject_cast<ui::ReviewPage*>(window().page("review"));
        wait();
    }
    /// The active sample's picture is on the screen.
    bool wait() {
        return settle() && QTest::qWaitFor([this] { return page->list().loaded() && page->shown_id() == page->list().current(); });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* target = QApplication::focusWidget();
        if (!target) qFatal("nothing has the focus");
        QTest::keyClick(target, key, modifiers);
    }
    void choose(const char* box_name, const QVariant& data) {
        auto& box = find<QComboBox>(box_name);
        box.setCurrentIndex(box.findData(data));
        wait();
    }
    void show_verdicts(const QString& verdict) { choose("reviewVerdict", verdict); }
    std::int64_t current() { return page->list().current(); }
    project::Sample sample(std::int64_t id) { return project::SampleRepository(project()).get(id); }
    std::string verdict(std::int64_t id) { return sample(id).verdict; }
    std::int64_t count(const char* verdict) { return project::SampleRepository(project()).count({{}, 0, verdict}); }

    ui::ReviewPage* page = nullptr;
    std::vector<std::int64_t> all;
};

}  // namespace tw::test
