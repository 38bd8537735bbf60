import Flipbook
import FlipbookPlot

/// Fields and surfaces.
extension EncoderScene {
    /// An image whose values are new in each frame.
    private static func image(
        rows: Int, columns: Int, limits: ClosedRange<Double>, values: @escaping (Int) -> (Int, Int) -> Double
    ) -> Animation {
        let (figure, axes) = Figure.subplots()
        let image = Image(Grid(rows: rows, columns: columns))
        image.colorLimits = limits
        axes.add(image)
        return (figure, { image.values = Grid(rows: rows, columns: columns, values($0)) })
    }

    static func heatMap() -> Animation {
        image(rows: 30, columns: 40, limits: -2...2) { frame in
            let phase = phase(frame, of: 60)
            return { row, column in sin(0.3 * Double(column) + phase) + cos(0.2 * Double(row) - phase) }
        }
    }

    static func noise() -> Animation {
        image(rows: 60, columns: 80, limits: -3...3) { frame in
            var generator = SplitMix(state: UInt64(frame))
            return { _, _ in generator.normal() }
        }
    }

    static func surface() -> Animation {
        let (figure, axes) = Figure.subplots3D()
        let places = linspace(-5, 5, count: 40)
        let surface = Surface(places, places, Grid(rows: 40, columns: 40), colormap: .viridis)
        surface.colorLimits = -1...1
        axes.add(surface)
        axes.zLimits = -1...1
        return (
            figure,
            { frame in
                surface.setData(
                    x: places, y: places,
                    z: Grid(rows: 40, columns: 40) { row, column in
                        sin(hypot(places[row], places[column]) - phase(frame, of: 60))
                    })
            }
        )
    }

    static func turningSurface() -> Animation {
        let (figure, axes) = Figure.subplots3D()
        let places = linspace(-3, 3, count: 35)
        axes.surface(
            places, places,
            Grid(rows: 35, columns: 35) { row, column in
                let (u, v) = (places[column], places[row])
                return (1 - u / 2 + pow(u, 5) + pow(v, 3)) * exp(-u * u - v * v)
            },
            colormap: .coolwarm)
        axes.title = "A surface"
        return (figure, { axes.camera.azimuth = .degrees(-60 + 1.2 * Double($0)) })
    }

    static func contours() -> Animation {
        let (figure, axes) = Figure.subplots()
        let places = linspace(-3, 3, count: 60)
        func values(_ frame: Int) -> Grid {
            let phase = phase(frame, of: 150)
            return Grid(rows: 60, columns: 60) { row, column in
                let (u, v) = (places[column], places[row])
                return exp(-pow(u - cos(phase), 2) - pow(v - sin(phase), 2)) - exp(-pow(u + 1, 2) - pow(v - 1, 2))
            }
        }
        let areas = axes.filledContour(
            places, places, values(0), levels: .fixed(linspace(-1, 1, count: 11)), colormap: .plasma)
        return (figure, { areas.setData(z: values($0)) })
    }
}
