import Flipbook
import FlipbookPlot

/// Points and bars.
extension EncoderScene {
    static func points() -> Animation {
        let (figure, axes) = Figure.subplots()
        var generator = SplitMix(state: 3)
        var x = (0..<250).map { _ in generator.normal() }
        var y = (0..<250).map { _ in generator.normal() }
        let scatter = Scatter(values: x, size: 60, colormap: .viridis, alpha: 0.6)
        axes.add(scatter)
        axes.xLimits = -4...4
        axes.yLimits = -4...4
        axes.title = "Random walks"
        return (
            figure,
            { _ in
                for index in x.indices {
                    x[index] += 0.04 * generator.normal() - 0.01 * x[index]
                    y[index] += 0.04 * generator.normal() - 0.01 * y[index]
                }
                scatter.setData(x: x, y: y, values: x)
            }
        )
    }

    static func bars() -> Animation {
        let (figure, axes) = Figure.subplots()
        let bars = Bars()
        axes.add(bars)
        axes.xLimits = -0.6...7.6
        axes.yLimits = 0...100
        axes.yLabel = "share in %"
        let title = axes
        return (
            figure,
            { frame in
                let heights = (0..<8).map { number in
                    50 + 35 * sin(phase(frame, of: 90 + 13 * number) + Double(number)) + 8 * cos(phase(frame, of: 40))
                }
                bars.setData(positions: (0..<8).map(Double.init), heights: heights)
                title.title = "Week \(frame / 4 + 1)"
            }
        )
    }

    /// Points in space, on black, and a camera that goes around them.
    static func turningPoints() -> Animation {
        let (figure, axes) = Figure.subplots3D(style: .dark)
        var generator = SplitMix(state: 11)
        let clouds = (0..<3).map { _ in (0..<60).map { _ in SIMD3((0..<3).map { _ in generator.normal() }) } }
        for (number, cloud) in clouds.enumerated() {
            let shift = 3 * Double(number - 1)
            axes.scatter(cloud.map { $0.x + shift }, cloud.map { $0.y - shift }, cloud.map(\.z), size: 30)
        }
        return (figure, { axes.camera.azimuth = .degrees(2 * Double($0)) })
    }
}
