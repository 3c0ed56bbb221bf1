#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace tw::test {

struct ProgramResult {
    int exit_code = -1;
    QString output;
    QString errors;
};

/// Runs one of the real binaries to its end; a timeout kills it and gives exit code -1.
inline ProgramResult run_program(const QString& program, const QStringList& arguments, int timeout_ms = 240'000) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(timeout_ms)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError() + "\n(timed out or did not start)"};
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace tw::test
