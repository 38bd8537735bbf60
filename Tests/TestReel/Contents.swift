import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Has parameters that are calculated, to the last bit, by the system's mathematics.
final class Curves: Animator {
    let plot = SmallPlot()
    var frames: Frames<[Double]> {
        Frames(count: 40) { frame in
            let x = 0.37 + 0.61 * Double(frame)
            return [sin(x), cos(x), tan(x), exp(-x / 9), log(x), pow(x, 1.37), atan2(x, 2)]
        }
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: [Double]) {
        plot.line.setData(x: linspace(0, 1, count: parameters.count), y: parameters)
    }
}

/// Has a title in another font, or with another character, at every second frame.
final class Lettered: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var family = "DejaVu Sans"
        @Option var suffix = ""
        @Option var weight = 400
        @Option var setupSuffix = ""
        /// Whether odd frames only measure a text in the family, and show how wide it is.
        @Flag var measures = false
    }
    let options: Options
    let figure = Figure(width: 1.6, height: 1.2)
    let axes: Axes
    init(options: Options) {
        self.options = options
        axes = figure.subplots()
    }

    let frameCount = 8
    func setup() -> Figure {
        axes.title = "Frame" + options.setupSuffix
        return figure
    }
    func update(frame: Int) throws {
        let isOdd = frame % 2 == 1
        axes.title = "Frame \(frame)" + (isOdd ? options.suffix : "")
        axes.titleText.weight = TextStyle.Weight(options.weight)
        axes.titleText.family = isOdd && !options.measures ? options.family : "DejaVu Sans"
        if options.measures {
            axes.xLimits = 0...(isOdd ? try figure.textExtent(of: "words", family: options.family).width : 1)
        }
    }
}

/// Takes its level from a library that it loads itself.
final class Foreign: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var library = ""
    }
    let level: Double
    let plot = SmallPlot()
    init(options: Options) throws {
        guard let library = dlopen(options.library, RTLD_NOW), let symbol = dlsym(library, "level") else {
            throw Throwing.Mishap(description: "no library")
        }
        level = unsafeBitCast(symbol, to: (@convention(c) () -> Double).self)()
    }

    let frameCount = 4
    func setup() -> Figure { plot.figure }
    func update(frame: Int) { plot.show(level + Double(frame) / 100) }
}
