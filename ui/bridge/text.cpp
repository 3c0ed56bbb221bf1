#include "ui/bridge/text.h"

#include "core/base/text.h"

#include <QLocale>

namespace tw::ui {

QString number(std::int64_t value) {
    return QLocale().toString(static_cast<qlonglong>(value));
}

QString number(double value, int decimals) {
    return QLocale().toString(value, 'f', decimals);
}

QString duration(double seconds) {
    return qt(human_duration(seconds));
}

QString readable(const std::string& name) {
    return qt(name).replace(QLatin1Char('_'), QLatin1Char(' '));
}

}  // namespace tw::ui
