#pragma once

class QCoreApplication;

namespace tw {

/// A session that ends sends SIGTERM, a terminal SIGINT: the program is then left as by its menu, so that no project looks as if it had
/// crashed. Once, after the application is made.
void quit_on_signal(QCoreApplication& app);

}  // namespace tw
