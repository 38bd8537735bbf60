import TestSupport
import Testing

/// Who started the program, or code of the user, may have the system forget how children end.
///
/// Row 38 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct ChildSignalTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    @Test("The process that starts the program ignores SIGCHLD", arguments: ["1", "2"], ["mp4", "gif"])
    func anIgnoredSignalIsInherited(_ workers: String, _ ending: String) throws {
        let run = try Run(
            "/bin/sh",
            [
                "-c", #"trap '' CHLD; exec "$0" "$@""#, Run.products + "/TestReel", "Plain", "--workers", workers, "-o",
                "out." + ending,
            ]
                + ["--cache", "cache", "--progress", "json"], in: folder)
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(try probe(folder("out." + ending))["nb_read_packets"] == "20")
    }

    @Test(
        "… or code of the user takes their ends", arguments: ["ignore", "noWait", "handler", "thread"],
        ["start", "setup", "update"])
    func codeOfTheUserMayReap(_ kind: String, _ place: String) throws {
        for workers in ["1", "2"] {
            let run = try render(
                "Reaping", "--kind", kind, "--place", place, "--workers", workers, "--fresh", in: folder)
            #expect(run.waitOrKill() == 0, "\(run.standardError)")
            #expect(try probe(folder("Reaping.mp4"))["nb_read_packets"] == "12")
        }
    }

    @Test("… and a worker dies, and ffmpeg") func deathsAreNoticedAllTheSame() throws {
        let run = try Run(
            "/bin/sh",
            ["-c", #"trap '' CHLD; exec "$0" "$@""#, Run.products + "/TestReel", "Dying", "--marker", folder("marker")]
                + ["--cache", "cache", "--progress", "json", "--encoder", "libx264", "--workers", "2"], in: folder)
        #expect(run.waitOrKill() == 0, "\(run.standardError)")
        #expect(run.finished("retried") == 1)
    }
}
