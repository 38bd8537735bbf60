import Foundation
import TestSupport
import Testing

/// Code of the user ends the program: no video, and that is said.
///
/// Row 39 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct ExitFaultTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private static let places = [
        "start": "init of Leaving", "setup": "setup", "update": "update of frame 7", "frames": "frames of Leaving",
        "thread": "a thread of its own", "quick": "update of frame 7",
    ]

    @Test("exit in code of the user", arguments: places.keys.sorted(), [0, 3])
    func anExitIsNoSuccess(_ place: String, _ code: Int) throws {
        for workers in ["1", "2"] {
            let run = try render(
                "Leaving", "--place", place, "--code", "\(code)", "--workers", workers, "--fresh", in: folder)
            #expect(run.waitOrKill() == 1, "\(workers) workers: \(run.standardError)")
            #expect(run.failure.contains("exit()"), "\(run.standardError)")
            #expect(run.standardError.contains(run.failure))
            if workers == "1" {
                #expect(run.failure.contains(try #require(Self.places[place])), "\(run.failure)")
            } else if ["update", "thread", "quick"].contains(place) {
                #expect(
                    run.failure.contains("Frame 7") && run.failure.contains("exited with code \(code)"),
                    "\(run.failure)")
            }
            #expect(!FileManager.default.fileExists(atPath: folder("Leaving.mp4")))
            #expect(
                folder.files().allSatisfy { !$0.contains("tmp/") && !$0.hasPrefix(".Leaving") }, "\(folder.files())")
            #expect(run.descendants.isEmpty)
        }
    }

    @Test("… for a picture, or a plan", arguments: ["start", "setup", "update"])
    func anExitIsNoPicture(_ place: String) throws {
        let run = try render("Leaving", "--place", place, "--still", "7", in: folder)
        #expect(run.waitOrKill() == 1)
        #expect(run.standardError.contains("exit() was called in"), "\(run.standardError)")
        if place == "update" { return }
        for workers in ["1", "2"] {
            let plan = try render("Leaving", "--place", place, "--dry-run", "--workers", workers, in: folder)
            #expect(plan.waitOrKill() == 1)
            #expect(plan.standardError.contains("exit()"), "\(plan.standardError)")
        }
    }

    @Test("A program that ends before it is a worker") func workersEndBeforeTheyAreOne() throws {
        let run = try Run("TestScript", [folder.path, "2"], in: folder, environment: ["TESTSCRIPT_EXPLAINS": "1"])
        #expect(run.waitOrKill() != 0)
        #expect(run.standardError.contains("must call runWorkerIfAsked first"), "\(run.standardError)")
    }
}
