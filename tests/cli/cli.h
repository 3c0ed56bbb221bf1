#pragma once

#include "tests/support/program.h"

#include <QtTest/QTest>

#include <filesystem>

namespace tw::test {

inline ProgramResult cli(const QStringList& arguments) {
    return run_program(QStringLiteral(TW_BIN_DIR "/tailwright-cli"), arguments);
}

inline QString text(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

/// Refused as the house promises: exit code not 0, one sentence on stderr that names `name` and says `reason`.
inline void verify_refused(const ProgramResult& result, const QString& name, const QString& reason) {
    const QString said = result.errors.trimmed();
    QVERIFY2(result.exit_code > 0, qPrintable("exit code " + QString::number(result.exit_code) + ": " + said));
    const QString last = said.section('\n', -1);
    QVERIFY2(last.contains(name), qPrintable("does not name " + name + ": " + last));
    QVERIFY2(last.contains(reason, Qt::CaseInsensitive), qPrintable("does not say " + reason + ": " + last));
}

}  // namespace tw::test
