import Flipbook
import Foundation

/// Several panels on a page: lines with a legend, an image with its colour bar, bars, and points.
@main
final class Template: Animator {
    let times = linspace(0, 10, count: 300)
    let (x, y) = (linspace(-7, 7, count: 141), linspace(-3, 3, count: 61))
    let position = Line()
    let velocity = Line()
    let field: Image
    let energy = Bars()
    let orbit = Line()
    let body = Scatter()
    let clock = PlacedText("", at: (0.02, 0.98), in: .figure)

    init() {
        field = Image(Grid(rows: y.count, columns: x.count))
    }

    /// How far the oscillation has come, for each frame: what `update` is given.
    var frames: Frames<Double> { Frames(count: 90) { 2 * .pi * Double($0) / 90 } }

    func setup() throws -> Figure {
        let figure = Figure(width: 12, height: 7)
        figure.title = "An oscillator"
        let grid = GridSpec(rows: 2, columns: 3)

        let history = try figure.addAxes(in: grid[0, 0..<2])
        position.label = "position"
        velocity.label = "velocity"
        velocity.style = .dashed
        history.add(position)
        history.add(velocity)
        history.xLimits = 0...10
        history.yLimits = -1.2...1.9
        history.gridLines = GridLines(alpha: 0.3)
        history.title = "Over time"
        history.xLabel = "time (s)"
        history.yLabel = "amplitude"
        history.addLegend(at: .upperRight)

        let plane = try figure.addAxes(in: grid[0, 2])
        orbit.setData(
            x: linspace(0, 2 * .pi, count: 200).map { cos($0) }, y: linspace(0, 2 * .pi, count: 200).map { sin($0) })
        orbit.color = .gray
        plane.add(orbit)
        body.sizes = [80]
        body.zOrder = orbit.zOrder + 1
        plane.add(body)
        plane.aspect = .equal
        plane.xLimits = -1.3...1.3
        plane.yLimits = -1.3...1.3
        plane.title = "Phase space"
        plane.xLabel = "position"
        plane.yLabel = "velocity"

        let map = try figure.addAxes(in: grid[1, 0..<2])
        field.extent = .init(left: -7, right: 7, bottom: -3, top: 3)
        field.colorLimits = -1...1
        map.add(field)
        map.aspect = .equal
        map.title = "Radiated field"
        map.xLabel = "x (m)"
        map.yLabel = "y (m)"
        try figure.addColorBar(for: field, label: "field")

        let bars = try figure.addAxes(in: grid[1, 2])
        bars.xAxis.categories = ["kinetic", "potential"]
        bars.add(energy)
        bars.yLimits = 0...1.1
        bars.title = "Energy"

        clock.verticalAlignment = .top
        figure.add(clock)
        try update(frame: 0, parameters: 0)
        figure.layout = .tight()
        return figure
    }

    func update(frame: Int, parameters phase: Double) throws {
        position.setData(x: times, y: times.map { cos(2 * $0 + phase) })
        velocity.setData(x: times, y: times.map { -sin(2 * $0 + phase) })
        body.setData(x: [cos(phase)], y: [-sin(phase)])
        clock.string = String(format: "t = %.2f s", Double(frame) / framesPerSecond)
        field.values = Grid(x: x, y: y) { x, y in
            let distance = hypot(x, y)
            return cos(4 * distance - phase) / (1 + distance * distance)
        }
        energy.setData(positions: [0, 1], heights: [sin(phase) * sin(phase), cos(phase) * cos(phase)])
    }
}
