#include "core/worker/device/server.h"
#include "core/worker/device/setup.h"

#include <unistd.h>

int main(int argc, char** argv) {
    tw::worker::prepare_process(argc, argv);
    tw::worker::Server server;
    tw::worker::add_generate_handler(server);
    tw::worker::add_embed_handlers(server);
    tw::worker::add_train_handler(server);
    tw::worker::add_finetune_handler(server);
    tw::worker::add_pretrain_handler(server);
    return server.run(STDIN_FILENO, STDOUT_FILENO);
}
