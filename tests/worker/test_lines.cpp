#include "core/base/json.h"

#include <QProcess>
#include <QtTest>

using tw::Json;

namespace {

/// The test worker, spoken to line by line.
class Lines {
public:
    Lines() {
        process_.start(TW_BINARY_DIR "/tests/test_worker_program", {"--threads", "1"});
        started = process_.waitForStarted();
    }
    ~Lines() {
        process_.kill();
        process_.waitForFinished();
    }
    void say(const QByteArray& line) { process_.write(line + "\n"); }
    Json hear() {
        while (!process_.canReadLine()) {
            if (!process_.waitForReadyRead(120'000)) return nullptr;
        }
        return Json::parse(process_.readLine().toStdString(), nullptr, false);
    }
    /// The next line that is no event.
    Json reply() {
        Json line = hear();
        while (line.is_object() && line.contains("event")) line = hear();
        return line;
    }
    QProcess& process() { return process_; }
    bool started = false;

private:
    QProcess process_;
};

std::string message_of(const Json& reply) {
    return reply.value("error", Json::object()).value("message", "");
}

}  // namespace

class TestLines : public QObject {
    Q_OBJECT

private slots:
    void a_line_that_is_no_request_is_answered_and_not_fatal_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("named");
        QTest::newRow("no JSON") << QByteArray("{ this is not") << "this is not";
        QTest::newRow("a list") << QByteArray("[1,2]") << "[1,2]";
        QTest::newRow("empty") << QByteArray("") << "not a JSON object";
        QTest::newRow("invalid UTF-8") << QByteArray("\xff\xfe\x80") << "not a JSON object";
        QTest::newRow("no method") << QByteArray(R"({"id":3})") << "no method";
        QTest::newRow("unknown method") << QByteArray(R"({"id":3,"method":"fly"})") << "fly";
        QTest::newRow("unknown control") << QByteArray(R"({"control":"dance"})") << "dance";
        QTest::newRow("control that is a number") << QByteArray(R"({"control":5})") << "5";
    }
    void a_line_that_is_no_request_is_answered_and_not_fatal() {
        QFETCH(QByteArray, line);
        QFETCH(QString, named);
        Lines lines;
        QVERIFY(lines.started);
        lines.say(line);
        const Json answer = lines.reply();
        QCOMPARE(answer.at("error").at("kind").get<std::string>(), std::string("bad_input"));
        QVERIFY2(QString::fromStdString(message_of(answer)).contains(named), message_of(answer).c_str());
        lines.say(R"({"id":4,"method":"echo","params":{"x":1}})");
        QCOMPARE(lines.reply().at("result").at("x").get<int>(), 1);
    }

    void requests_are_answered_in_their_order() {
        Lines lines;
        lines.say(R"({"id":1,"method":"sleep","params":{"steps":3}})");
        lines.say(R"({"id":2,"method":"echo","params":"second"})");
        QCOMPARE(lines.reply().at("id").get<int>(), 1);
        QCOMPARE(lines.reply().at("result").get<std::string>(), std::string("second"));
    }

    void a_control_line_means_the_request_that_runs() {
        Lines lines;
        lines.say(R"({"control":"stop_now"})");  // nothing runs: it must not hit what comes later
        lines.say(R"({"id":1,"method":"sleep","params":{"steps":5000}})");
        lines.say(R"({"id":2,"method":"sleep","params":{"steps":3}})");
        QVERIFY(lines.hear().contains("event"));
        lines.say(R"({"control":"stop_now"})");
        QVERIFY(lines.reply().at("result").at("stopped").get<bool>());
        QVERIFY(!lines.reply().at("result").at("stopped").get<bool>());
    }

    void standard_output_is_the_protocols_alone() {
        Lines lines;
        lines.say(R"({"id":1,"method":"print"})");
        QCOMPARE(lines.hear().at("result").get<std::string>(), std::string("the answer"));
        lines.process().closeWriteChannel();
        QVERIFY(lines.process().waitForFinished(120'000));
        QVERIFY(lines.process().readAllStandardError().contains("a library that prints"));
    }

    void it_ends_when_its_input_closes_data() {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("idle") << QByteArray();
        QTest::newRow("busy") << QByteArray(R"({"id":1,"method":"sleep","params":{"steps":100000}})");
        QTest::newRow("deaf") << QByteArray(R"({"id":1,"method":"deaf","params":{"milliseconds":600000}})");
    }
    void it_ends_when_its_input_closes() {
        QFETCH(QByteArray, request);
        Lines lines;
        if (!request.isEmpty()) {
            lines.say(request);
            QVERIFY(lines.hear().contains("event"));
        }
        lines.process().closeWriteChannel();
        QVERIFY(lines.process().waitForFinished(60'000));
        QCOMPARE(lines.process().exitStatus(), QProcess::NormalExit);
    }
};

QTEST_GUILESS_MAIN(TestLines)
#include "test_lines.moc"
