import FlipbookSystem
import Foundation
import TestBrowser
import TestSupport
import Testing

extension PluginTests {
    /// `swift package render-animation --watch` in the package of the other plugin tests, edited as a person does, and seen in a real
    /// browser.
    ///
    /// Row 57 of the faults (`FaultTests/Faults.md`).
    @Suite(.serialized)
    final class WatchTests {
        private let consumer: Consumer
        private let source: String
        private let original: String
        private var runs: [Run] = []

        init() throws {
            consumer = try Consumer.shared.get()
            source = consumer.folder("Sources/Pendulum/Pendulum.swift")
            original = try String(contentsOfFile: source, encoding: .utf8)
        }

        deinit {
            for run in runs where run.process.isRunning {
                kill(run.pid, SIGINT)
                run.wait()
            }
            try? original.write(toFile: source, atomically: true, encoding: .utf8)
        }

        private func save(_ change: (String) -> String) throws {
            try change(original).write(toFile: source, atomically: true, encoding: .utf8)
        }

        /// Starts to watch, and opens the page.
        private func watch(_ arguments: String...) throws -> (run: Run, browser: Browser) {
            let run = try consumer.package(["Pendulum", "--watch", "--count", "24"] + arguments)
            runs.append(run)
            try run.wait(
                until: { run.standardError.contains("http://") || !run.process.isRunning }, "no page", seconds: 900)
            let address = try #require(run.standardError.firstMatch(of: Run.pageAddress), "\(run.standardError)").output
            let browser = try Browser(String(address))
            try browser.wait(for: isDone, seconds: 300)
            return (run, browser)
        }

        private let isDone =
            "state && state.phase == 'drawing' && state.count > 0 && [...marks].every(m => 'cr'.includes(m))"
        private let isFresh = "document.querySelector('#picture').classList.contains('old') === false"

        private func key(_ browser: Browser) throws -> String {
            try browser.value("document.querySelector('#picture').dataset.key") as? String ?? ""
        }

        @Test(.needs(oneOf: Browser.names)) func editsAreSeen() throws {
            let (run, browser) = try watch()
            _ = try browser.value("go(7)")
            try browser.wait(for: "document.querySelector('#picture').dataset.frame == '7'")
            let first = try key(browser)

            try save { $0.replacing("-1.2...0", with: "-1.5...0") }
            try browser.wait(for: "state.isOld")
            try browser.wait(
                for: "\(isDone) && document.querySelector('#picture').dataset.key != '\(first)' && \(isFresh)",
                seconds: 120
            )
            #expect(try browser.value("document.querySelector('#picture').dataset.frame") as? String == "7")

            try save { $0.replacing("add(rod)", with: "add(rood)") }
            try browser.wait(for: "state.phase == 'buildFailed'", seconds: 120)
            let error = try browser.value("document.querySelector('#errors').textContent") as? String
            #expect(
                error?.contains("Pendulum/Pendulum.swift:") == true && error?.contains("'rood'") == true,
                "\(error ?? "")")

            // The repaired program draws what it drew before: nothing is drawn again.
            try save { $0 }
            try browser.wait(for: "\(isDone) && document.querySelector('#trouble').hidden", seconds: 120)
            try browser.wait(for: "document.querySelector('#picture').dataset.key == '\(first)'")

            try save {
                $0.replacing(
                    "rod.setData", with: "if frame == 9 { fatalError(\"nine is too much\") }\n        rod.setData")
            }
            try browser.wait(
                for: "state.problemFrame === 9 && state.problem.includes('nine is too much')", seconds: 120)
            try save { $0 }
            try browser.wait(for: "\(isDone) && !state.problem", seconds: 120)

            // Ten saves within a second: the last counts.
            for number in 0..<10 {
                try save { $0.replacing("@main", with: "private let trial = \(number)\n@main") }
                usleep(90_000)
            }
            try save { $0.replacing("width: 3.2", with: "width: 4.8") }
            try browser.wait(for: "\(isDone) && state.width == 480 && !state.isOld", seconds: 120)

            kill(run.pid, SIGINT)
            run.wait()
            try browser.wait(for: "document.querySelector('#progress').textContent.includes('nobody draws')")
            #expect(Processes.running(with: "--watch").allSatisfy { $0 == ProcessInfo.processInfo.processIdentifier })
        }

        @Test(.needs(oneOf: Browser.names)) func aDeclaredFileThatGoesIsTold() throws {
            let data = consumer.folder("data.txt")
            try "1".write(toFile: data, atomically: true, encoding: .utf8)
            defer { try? FileManager.default.removeItem(atPath: data) }
            try save {
                $0.replacing("var frames:", with: "var inputFiles: [String] { [\"data.txt\"] }\n    var frames:")
            }
            let (_, browser) = try watch()
            try FileManager.default.removeItem(atPath: data)
            try browser.wait(for: "state.phase == 'failed' && state.problem.includes('data.txt')")
            try "2".write(toFile: data, atomically: true, encoding: .utf8)
            try browser.wait(for: "\(isDone) && !state.problem")
        }

        @Test(.needs(oneOf: Browser.names)) func aNewAnimatorCanBeChosen() throws {
            let (_, browser) = try watch()
            try save { text in
                text.replacing("@main\n", with: "")
                    + """

                    final class Still: FrameAnimator {
                        let frameCount = 3
                        func setup() -> Figure { Figure(width: 1, height: 1) }
                        func update(frame: Int) {}
                    }

                    @main struct Reel: AnimatorCollection {
                        static var animators: [any Animator.Type] { [Pendulum.self, Still.self] }
                    }
                    """
            }
            try browser.wait(for: "\(isDone) && state.animators.length == 2", seconds: 120)
            _ = try browser.value("(s => { s.value = 'Still'; s.onchange() })(document.querySelector('#animator'))")
            try browser.wait(for: "state.name == 'Still'", seconds: 30)
        }

        /// ^C while SwiftPM builds: neither the page nor a lock is left.
        @Test(.needs(oneOf: Browser.names)) func aBuildIsNotWaitedForAtTheEnd() throws {
            let (run, browser) = try watch()
            try save { $0.replacing("-1.2...0", with: "-1.7...0") }
            try browser.wait(for: "state.phase == 'building'")
            usleep(300_000)
            let before = Processes.descendants(of: run.pid)
            kill(run.pid, SIGINT)
            run.wait()
            try run.wait(until: { before.keys.allSatisfy { !Processes.isAlive($0) } }, "processes are left")
            let next = try consumer.package("Pendulum", "--version")
            next.wait()
            #expect(next.standardOutput.contains("Flipbook"), "\(next.standardError)")
        }

        @Test(.needs(oneOf: Browser.names)) func aSecondWatchIsToldToWait() throws {
            let (run, _) = try watch()
            let second = try consumer.package("Pendulum", "--watch")
            runs.append(second)
            try second.wait(until: {
                (second.standardError + second.standardOutput).contains("Another instance of SwiftPM")
            })
            kill(second.pid, SIGINT)
            second.wait()
            #expect(run.process.isRunning)
        }

        /// The time from a save to the changed frame on the page, and how much of it is the build: medians of ten.
        @Test(.needs(oneOf: Browser.names)) func aSaveIsSeenSoon() throws {
            let (_, browser) = try watch()
            var times: [(whole: Double, build: Double)] = []
            for number in 0..<10 {
                let before = try key(browser)
                let start = ContinuousClock.now
                try save { $0.replacing("-1.2...0", with: "-1.\(30 + number)...0") }
                try browser.wait(
                    for: "document.querySelector('#picture').dataset.key != '\(before)' && \(isFresh)", seconds: 120)
                let whole = start.duration(to: .now).inSeconds
                times.append((whole, try browser.value("state.buildSeconds") as? Double ?? 0))
                try browser.wait(for: isDone)
            }
            let whole = times.map(\.whole).sorted()[5]
            let own = times.map { $0.whole - $0.build }.sorted()[5]
            print("From a save to its frame: \(whole) s, of which \(own) s are not the build's")
        }
    }
}
