import Foundation
import TestSupport
import Testing

extension SlurmTests {
    /// Row 25 of the faults: the cluster loses a task, a node, its controller. The video is whole in the end.
    @Suite(.serialized) struct FaultTests {
        let render: ClusterRender
        init() throws { render = try ClusterRender() }

        /// Submits a render of some seconds, and waits until tasks draw.
        private func begin(_ options: [String]) throws -> (array: Int, waiting: Run) {
            let jobs = try render.submit("Slow", options)
            let waiting = try render.start("Slow", ["--slurm", "--wait"] + options)
            try waiting.wait(until: { try render.cluster.running(jobs.array).count >= 2 && render.frames >= 10 })
            return (jobs.array, waiting)
        }

        private func expectTheWholeVideo(_ waiting: Run, _ options: [String]) throws {
            #expect(waiting.wait() == 0, "\(waiting.standardError)\n\(render.logs)")
            let own = options.firstIndex(of: "--").map { Array(options[$0...]) } ?? []
            try render.expectTheSameAsHere("Slow", ["--workers", "8"] + own)
        }

        @Test("a task is cancelled, another one's process is killed") func tasksAreLost() throws {
            let options = ["--tasks", "4", "--", "--count", "100", "--milliseconds", "100"]
            let (array, waiting) = try begin(options)
            let running = try render.cluster.running(array)
            try render.cluster.ask("scancel", "\(array)_\(running[0].task)")
            for pid in render.cluster.processes(ofJob: running[1].job).programs { kill(pid, SIGKILL) }
            try expectTheWholeVideo(waiting, options)
        }

        @Test("a node's daemon is killed with its steps") func aNodeIsLost() throws {
            let options = ["--tasks", "4", "--", "--count", "100", "--milliseconds", "100"]
            let (array, waiting) = try begin(options)
            let lost = try render.cluster.running(array).filter { $0.node == "n2" }
            #expect(!lost.isEmpty)
            try render.cluster.killDaemon("slurmd-n2")
            for task in lost {
                let processes = render.cluster.processes(ofJob: task.job)
                #expect(!processes.supervisors.isEmpty)
                for pid in processes.supervisors + processes.programs { kill(pid, SIGKILL) }
            }
            try expectTheWholeVideo(waiting, options)
            try render.cluster.startNode(2)
            try waiting.wait(until: { try render.cluster.isIdle() }, "the node is not back")
        }

        @Test("the controller is killed and started again") func theControllerIsLost() throws {
            let options = ["--tasks", "4", "--", "--count", "200", "--milliseconds", "200"]
            let (_, waiting) = try begin(options)
            try render.cluster.awaitRecords()
            try render.cluster.killDaemon("slurmctld")
            sleep(2)
            try render.cluster.startController()
            try expectTheWholeVideo(waiting, options)
        }

        @Test("the time limit comes while a task draws") func theTimeIsUp() throws {
            let options = ["--tasks", "2", "--", "--count", "60", "--milliseconds", "200"]
            let (array, waiting) = try begin(options)
            // What Slurm sends a while before the limit, whenever it looks.
            try render.cluster.ask("scancel", "--signal=HUP", "--batch", "\(array)_0")
            waiting.wait()
            #expect(waiting.process.terminationStatus == 0, "\(waiting.standardError)\n\(render.logs)")
            #expect(render.logs.contains("The time limit is near"), "\(render.logs)")
            try render.expectTheSameAsHere("Slow", ["--", "--count", "60", "--milliseconds", "200"])
        }
    }
}
