#pragma once

#include "tests/support/program.h"

#include <filesystem>

#include <unistd.h>

namespace tw::test {

/// Exit code of run_on_small_disk() when the machine does not let us make the small disk.
inline constexpr int no_small_disk = 99;

/// Runs a shell script with a file system of `size` ("1m") mounted at `folder`, in a mount namespace of its own: nobody else sees it, and
/// it is gone afterwards. In the script "$disk" is the folder and "$cli" the headless program.
inline ProgramResult run_on_small_disk(const std::filesystem::path& folder, const QString& size, const QString& script) {
    std::filesystem::create_directories(folder);
    QStringList arguments{QStringLiteral("--mount")};
    if (::geteuid() != 0) arguments << QStringLiteral("--map-root-user");
    arguments << QStringLiteral("sh") << QStringLiteral("-c")
              << "disk=$1; cli=$3; mount -t tmpfs -o size=$2 tmpfs \"$disk\" || exit 99\n" + script << QStringLiteral("sh")
              << QString::fromStdString(folder.string()) << size << QStringLiteral(TW_BIN_DIR "/tailwright-cli");
    const ProgramResult result = run_program(QStringLiteral("unshare"), arguments);
    if (result.exit_code >= 0 && !result.errors.startsWith(QLatin1String("unshare:"))) return result;
    return {no_small_disk, result.output, result.errors};
}

}  // namespace tw::test
