import Foundation
import Testing

@testable import FlipbookPlot

/// The limits that shapes and marks ask for, beside those of matplotlib.
@Suite struct ShapeOracleTests {
    struct File: Decodable { var limits: [Case] }
    struct Case: Decodable {
        var kind: String
        var x: [Double]
        var h: [Double]
        var g: [Double]
        var limits: Limits
    }
    struct Limits: Decodable {
        var x: [Double]
        var y: [Double]
    }

    @Test func limitsAreThoseOfMatplotlib() throws {
        var found: [String: Int] = [:]
        for asked in try OracleSource.oracle.read(File.self).limits {
            let axes = Figure().subplots()
            switch asked.kind {
            case "scatter(x, h, size: 100)": axes.scatter(asked.x, asked.h, size: 100)
            case "fillBetween(x, h, g)": axes.fillBetween(asked.x, asked.h, asked.g)
            case "step(x, h, .mid)": axes.step(asked.x, asked.h, where: .mid)
            case "horizontalLine(2) over plot(x, h)":
                axes.plot(asked.x, asked.h)
                axes.horizontalLine(at: 2)
            default: continue
            }
            found[asked.kind, default: 0] += 1
            for (ours, theirs) in [(axes.xLimits, asked.limits.x), (axes.yLimits, asked.limits.y)] {
                let tolerance = 1e-6 * (theirs[1] - theirs[0])
                #expect(abs(ours.lowerBound - theirs[0]) <= tolerance, "\(asked.kind)")
                #expect(abs(ours.upperBound - theirs[1]) <= tolerance, "\(asked.kind)")
            }
        }
        #expect(found.count == 4 && found.values.allSatisfy { $0 > 0 })
    }
}
