#pragma once

#include <QWidget>

#include <cstdint>
#include <map>
#include <string>

class QGridLayout;

namespace tw::ui {

/// Why pictures were rejected, the most frequent reason first, each with its number and a bar.
class RejectReasons : public QWidget {
    Q_OBJECT

public:
    explicit RejectReasons(QWidget* parent = nullptr);
    /// reason -> count
    void set_counts(const std::map<std::string, std::int64_t>& counts);

private:
    void clear();
    void add_row(const QString& reason, std::int64_t count, std::int64_t most);

    QGridLayout* grid_ = nullptr;
};

}  // namespace tw::ui
