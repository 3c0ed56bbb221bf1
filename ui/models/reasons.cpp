#include "ui/models/reasons.h"

#include "ui/bridge/text.h"

#include <QCoreApplication>

namespace tw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Reasons)
};

}  // namespace

QString reason_text(const std::string& reason) {
    if (reason == "wrong_class") return Words::tr("wrong class");
    if (reason == "artefact") return Words::tr("artefact");
    if (reason == "too_like_real") return Words::tr("too like a real image");
    if (reason == "off_style") return Words::tr("off style");
    return reason.empty() ? Words::tr("no reason given") : readable(reason);
}

}  // namespace tw::ui
