import FlipbookPlot
import Foundation

extension AxesOracleTests {
    private static let x = (1...20).map(Double.init)
    private static let y = x.map { sin($0) * $0 * $0 }

    /// Draws on a figure what the function of the same name in `axes.py` draws.
    static let figures: [String: @Sendable (Figure) throws -> Void] = [
        "logY": { figure in
            let axes = figure.subplots()
            axes.plot(x, x.map(exp))
            axes.yAxis.scale = .log()
            axes.yLabel = "amount"
            axes.title = "Growth"
        },
        "logOfDataAroundZero": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.yAxis.scale = .log()
        },
        "logOfNothing": { figure in
            let axes = figure.subplots()
            axes.xAxis.scale = .log()
            axes.plot([], [])
        },
        "logOfOneValue": { figure in
            let axes = figure.subplots()
            axes.plot([1, 2], [100, 100])
            axes.yAxis.scale = .log()
        },
        "logBaseTwo": { figure in
            let axes = figure.subplots()
            axes.plot(x, x)
            axes.xAxis.scale = .log(base: 2)
            axes.yAxis.scale = .log(base: 5)
        },
        "logWithinADecade": { figure in
            let axes = figure.subplots()
            axes.plot(x, x)
            axes.xAxis.scale = .log()
            axes.yAxis.scale = .log()
            axes.xLimits = 2...9
            axes.yLimits = 3...5
        },
        "logInverted": { figure in
            let axes = figure.subplots()
            axes.plot(x, x.map { $0 * $0 * $0 })
            axes.xAxis.scale = .log()
            axes.yAxis.scale = .log()
            axes.yAxis.isInverted = true
            axes.xAxis.setLimits(1e5, 1e-3)
        },
        "inverted": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.xAxis.isInverted = true
            axes.yAxis.setLimits(100, -300)
            axes.xLabel = "x"
        },
        "categories": { figure in
            figure.subplots().plot(["one", "two", "three", "two", "four"], [1, 5, 2, 4, 3])
        },
        "categoriesUpwards": { figure in
            let axes = figure.subplots()
            axes.plot([1, 5, 2], ["low", "middle", "high"])
            axes.plot([3, 4], ["high", "higher"])
        },
        "sharedGrid": { figure in
            let grid = try figure.subplots(rows: 2, columns: 3, sharesX: .column, sharesY: .row)
            for (index, axes) in grid.joined().enumerated() {
                axes.plot(x.map { $0 * Double(index + 1) }, y.map { $0 / Double(index + 1) })
            }
            grid[0][0].yLimits = -5...7
            grid[1][0].xLabel = "x"
        },
        "sharedWithAll": { figure in
            let grid = try figure.subplots(rows: 2, columns: 2, sharesX: .all, sharesY: .all)
            for (index, axes) in grid.joined().enumerated() {
                let factor = Double(index + 1)
                axes.plot(x.map { $0 * factor }, y.map { ($0 + 5000) * ($0 + 5000) * factor })
            }
        },
        "twinX": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.yLabel = "left"
            axes.xLabel = "below"
            let twin = axes.twinX()
            twin.plot(x.map { $0 + 5 }, y.map { $0 * 1e7 })
            twin.yLabel = "right"
            axes.title = "A title that is long enough to lie over the power at the right end"
        },
        "twinY": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            let twin = axes.twinY()
            twin.plot(x.map { $0 * 100 }, y.map { $0 + 300 })
            twin.xLabel = "above"
            axes.title = "title"
        },
        "equalBox": { figure in
            let axes = figure.subplots()
            axes.plot(x, x.map { 2 * $0 })
            axes.aspect = .equal
            axes.anchor = .lowerLeft
        },
        "ratioOfBox": { figure in
            let axes = try figure.subplots(rows: 1, columns: 2)[0]
            axes[0].plot(x, y)
            axes[0].aspect = .ratio(0.02)
            axes[1].plot(x, x)
            axes[1].aspect = .ratio(3)
            axes[1].anchor = .centerRight
        },
        "equalDataLimits": { figure in
            let factors = [0.1, 1, 3, 0.8]
            for (index, axes) in try figure.subplots(rows: 2, columns: 2).joined().enumerated() {
                axes.plot(x, x.map { $0 * factors[index] })
                if index == 2 {
                    axes.xLimits = -20...40
                    axes.yLimits = -200...90
                }
                axes.aspect = .equal
                axes.adjustable = .dataLimits
            }
        },
        "equalTwin": { figure in
            let axes = figure.subplots()
            axes.plot(x, x)
            axes.aspect = .equal
            axes.twinX().plot(x, y)
        },
        "equalLog": { figure in
            let axes = figure.subplots()
            axes.plot(x, x.map { $0 * $0 })
            axes.xAxis.scale = .log()
            axes.yAxis.scale = .log()
            axes.aspect = .equal
        },
        "minorTicks": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.xAxis.minorLocator = .autoMinor()
            axes.yAxis.minorLocator = .autoMinor(3)
            axes.yAxis.minorFormatter = .format("%.0f")
            for axis in [axes.xAxis, axes.yAxis] {
                axis.minorTickStyle.length = 9
                axis.minorTickStyle.pad = 1
                axis.minorTickStyle.labelSize = 6
            }
            axes.yLabel = "y"
        },
        "tickParameters": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.xAxis.tickStyle.direction = .inOut
            axes.xAxis.tickStyle.length = 10
            axes.xAxis.tickStyle.pad = 7
            axes.xAxis.tickStyle.labelSize = 8
            axes.xAxis.tickStyle.labelRotation = .degrees(30)
            axes.xAxis.tickStyle.sides = [.bottom, .top]
            axes.yAxis.tickStyle.direction = .in
            axes.yAxis.tickStyle.labelSize = 14
            axes.yAxis.tickStyle.sides = [.right]
            axes.yAxis.tickStyle.labelSides = [.left, .right]
            axes.xLabel = "x"
            axes.yLabel = "y"
            axes.title = "title"
        },
        "otherSides": { figure in
            let axes = figure.subplots()
            axes.plot(x.map { $0 * 1e9 }, y.map { $0 * 1e9 })
            axes.xAxis.side = .top
            axes.yAxis.side = .right
            axes.xLabel = "x"
            axes.yLabel = "y"
            axes.title = "title"
        },
        "movedSpines": { figure in
            let axes = try figure.subplots(rows: 1, columns: 2)[0]
            axes[0].plot(x.map { $0 - 10 }, y)
            axes[0].spines.left.position = .zero
            axes[0].spines.bottom.position = .center
            axes[0].xLabel = "x"
            axes[1].plot(x, y)
            axes[1].spines.left.position = .outward(10)
            axes[1].spines.left.bounds = -100...200
            axes[1].spines.bottom.position = .axes(-0.05)
            axes[1].spines.right.position = .data(12)
            axes[1].xLabel = "x"
            axes[1].yLabel = "y"
        },
        "multiplesAndFormats": { figure in
            let axes = try figure.subplots(rows: 2, columns: 2)
            for axes in axes.joined() { axes.plot(x, y) }
            axes[0][0].xAxis.locator = .multiple(of: .pi, offset: 0.5)
            axes[0][0].xAxis.formatter = .format("%.1f s")
            axes[0][0].yAxis.formatter = .format("%+06.1e%%")
            axes[0][1].xAxis.formatter = .percent(of: 20)
            axes[0][1].yAxis.formatter = .percent(decimals: 2, symbol: " pct")
            axes[0][1].yLimits = -3...1.5
            axes[1][0].xAxis.locator = .maxN(4, isInteger: true, prunes: .both)
            axes[1][0].yAxis.locator = .maxN(5, isSymmetric: true, prunes: .lower)
            axes[1][1].xAxis.setTicks([0, 5, 30], labels: ["none", "five", "many"])
            axes[1][1].yAxis.locator = .none
        },
        "integers": { figure in
            for (axes, top) in zip(try figure.subplots(rows: 1, columns: 3)[0], [1.2, 3, 40]) {
                axes.plot([0, 1], [0, top])
                axes.yAxis.locator = .maxN(10, isInteger: true)
                axes.xAxis.locator = .maxN(3, steps: [1, 4], prunes: .upper)
            }
        },
        "coincidingLimits": { figure in
            let axes = try figure.subplots(rows: 1, columns: 2)[0]
            axes[0].xLimits = 5...5
            axes[0].yLimits = 0...0
            axes[1].yAxis.scale = .log()
            axes[1].yLimits = 10...10
        },
        "off": { figure in
            let axes = figure.subplots()
            axes.plot(x, y)
            axes.xLabel = "x"
            axes.title = "title"
            axes.isOn = false
        },
    ]
}
