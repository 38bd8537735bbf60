import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// What is asked of a scale, a norm, a locator or a formatter: matplotlib's keyword arguments.
private struct Options: Decodable {
    /// A text, a list, or neither.
    enum Words: Decodable {
        case text(String)
        case numbers([Double?])
        case flag(Bool)
        case number(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .numbers(try container.decode([Double?].self))
            }
        }

        var numbers: [Double]? { if case .numbers(let values) = self { values.compactMap(\.self) } else { nil } }
    }

    var base, linthresh, linscale, vmin, vmax, gamma, vcenter, halfrange, offset, xmax: Double?
    var linearWidth: Double?
    var subs, minorThresholds, useOffset, extend: Words?
    var nonpositive, oneHalf, functions, unit, sep, symbol, fmt, prune: String?
    var useOverline, clip, minor, labelOnlyBase, useMathText, scientific, integer, symmetric: Bool?
    var places, decimals, numticks, nbins, ncolors, minNTicks, minorThreshold, minorNumber: Int?
    var boundaries, powerlimits, locs, steps: [Double]?

    /// Of `subs`: nil where they aren't asked.
    var multiples: Locator.Multiples? {
        switch subs {
        case .text("all"): .all
        case .text: .between
        case .numbers: Locator.Multiples(subs?.numbers ?? [])
        default: nil
        }
    }
}

/// What matplotlib has along an axis.
private struct Ticks: Decodable {
    var major, minor: [Double]
    var majorLabels, minorLabels: [String]

    /// What differs on an axis with these limits.
    func faults(of axis: Axis) -> [String] {
        let limits = axis.limits
        let width = limits.upperBound - limits.lowerBound
        let (ticks, minorTicks) = (axis.ticks.map(\.value), axis.minorTicks.map(\.value))
        let formatter = axis.writers
        let labels = formatter.major.labels(of: ticks, in: limits, scale: axis.scale).labels
        let minorLabels = formatter.minor.labels(of: minorTicks, in: limits, scale: axis.scale).labels
        var faults: [String] = []
        if !isNear(ticks, major, width) { faults.append("ticks \(ticks), not \(major)") }
        if !isNear(minorTicks, minor, width) { faults.append("minor ticks \(minorTicks), not \(minor)") }
        if labels != majorLabels { faults.append("labels \(labels), not \(majorLabels)") }
        let seen = minorLabels.contains { !$0.isEmpty } ? minorLabels : []
        if seen != self.minorLabels { faults.append("minor labels \(seen), not \(self.minorLabels)") }
        return faults
    }
}

/// Whether numbers are the same but for a millionth of each and a billionth of the width.
private func isNear(_ values: [Double], _ expected: [Double], _ width: Double = 0) -> Bool {
    values.count == expected.count
        && zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-6 * abs($1) + 1e-9 * width }
}

private func isNear(_ values: [Double], _ expected: [Double?]) -> Bool {
    values.count == expected.count
        && zip(values, expected).allSatisfy { value, expected in
            expected.map { abs(value - $0) <= 1e-6 * max(abs($0), 1e-6) } ?? !value.isFinite
        }
}

@Suite struct VocabularyScaleTests {
    private struct Case: Decodable {
        struct View: Decodable {
            var limits: [Double]
            var ticks: Ticks

            private enum Key: CodingKey { case limits }

            init(from decoder: any Decoder) throws {
                limits = try decoder.container(keyedBy: Key.self).decode([Double].self, forKey: .limits)
                ticks = try Ticks(from: decoder)
            }
        }
        struct Line: Decodable {
            var y: [Double]
            var limits: [Double]
        }
        var scale: String
        var options: Options
        var values: [Double]
        var forward, scaled, inverse: [Double?]
        var axes: [View]
        var autoscaled: [Line]
    }
    private struct Family: Decodable { var cases: [Case] }

    private static let family = Result { try Vocabulary.read("scales", as: Family.self).cases }

    private func scale(_ name: String, _ options: Options) -> Scale {
        let functions: [String: (@Sendable (Double) -> Double, @Sendable (Double) -> Double)] = [
            "sqrt": ({ $0.squareRoot() }, { $0 * $0 }), "square": ({ $0 * $0 }, { $0.squareRoot() }),
            "cbrt": ({ cbrt($0) }, { $0 * $0 * $0 }), "sinh": ({ sinh($0) }, { asinh($0) }),
        ]
        switch name {
        case "symlog":
            return .symLog(
                linearThreshold: options.linthresh ?? 2, linearScale: options.linscale ?? 1, base: options.base ?? 10,
                minorMultiples: options.subs?.numbers ?? [])
        case "logit":
            return .logit(
                isMasked: options.nonpositive != "clip", oneHalf: options.oneHalf ?? "\\frac{1}{2}",
                usesOverline: options.useOverline ?? false)
        case "asinh":
            return .asinh(linearWidth: options.linearWidth ?? 1, base: Int(options.base ?? 10))
        case "log":
            return .log(
                base: options.base ?? 10, minorMultiples: options.multiples ?? .between,
                isMasked: options.nonpositive == "mask")
        case "function":
            let (forward, inverse) = functions[options.functions!]!
            return Scale(name: options.functions!, forward: forward, inverse: inverse)
        default:
            let (forward, inverse) = functions[options.functions!]!
            let base = options.base ?? 10
            let log = LogScale(base: base)
            return Scale(
                name: options.functions!, forward: { log.forward(forward($0)) }, inverse: { inverse(pow(base, $0)) },
                locator: .log(base: base), formatter: .log(base: base),
                minorLocator: .log(base: base, multiples: .between), minorFormatter: .log(base: base))
        }
    }

    @Test(arguments: family.indices) func isThatOfMatplotlib(index: Int) throws {
        let asked = try Self.family.get()[index]
        let scale = scale(asked.scale, asked.options)
        let name = "\(asked.scale) \(asked.options.functions ?? "")"
        #expect(isNear(asked.values.map(scale.forward), asked.forward), "\(name)")
        #expect(isNear(asked.scaled.map { $0.map(scale.inverse) ?? .nan }, asked.inverse), "\(name)")
        for view in asked.axes {
            let figure = Figure()
            defer { withExtendedLifetime(figure) {} }
            let axis = figure.subplots().yAxis
            axis.scale = scale
            axis.limits = view.limits[0]...view.limits[1]
            let faults = view.ticks.faults(of: axis)
            #expect(faults.isEmpty, "\(name) \(view.limits): \(faults)")
        }
        for line in asked.autoscaled {
            // matplotlib's limits are -1e-12...1e-12 where the margin lies where the inverse has no values.
            if line.limits == [-1e-12, 1e-12] { continue }
            let axes = Figure().subplots()
            axes.yAxis.scale = scale
            axes.plot(line.y.indices.map(Double.init), line.y)
            let limits = [axes.yLimits.lowerBound, axes.yLimits.upperBound]
            #expect(isNear(limits, line.limits, line.limits[1] - line.limits[0]), "\(name) \(line.y): \(line.limits)")
        }
    }
}

@Suite struct VocabularyNormTests {
    private struct Case: Decodable {
        struct Bar: Decodable {
            var limits: [Double]
            var bands: Int
            var edges: [Double]
            var ticks: Ticks

            private enum Key: CodingKey { case limits, bands, edges }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Key.self)
                limits = try container.decode([Double].self, forKey: .limits)
                bands = try container.decode(Int.self, forKey: .bands)
                edges = try container.decode([Double].self, forKey: .edges)
                ticks = try Ticks(from: decoder)
            }
        }
        var norm: String
        var options: Options
        var values, normalised: [Double?]
        var vmin, vmax: Double?
        var colourBar: Bar?
    }
    private struct Family: Decodable { var cases: [Case] }

    private static let family = Result { try Vocabulary.read("norms", as: Family.self).cases }

    private func norm(_ name: String, _ options: Options) -> Norm {
        var norm: Norm
        switch name {
        case "LogNorm": norm = .log()
        case "SymLogNorm":
            norm = .symLog(
                linearThreshold: options.linthresh ?? 1, linearScale: options.linscale ?? 1, base: options.base ?? 10)
        case "AsinhNorm": norm = .asinh(linearWidth: options.linearWidth ?? 1)
        case "PowerNorm": norm = .power(gamma: options.gamma ?? 1)
        case "TwoSlopeNorm": norm = .twoSlope(center: options.vcenter ?? 0)
        case "CenteredNorm": norm = .centered(at: options.vcenter ?? 0, halfRange: options.halfrange)
        case "BoundaryNorm":
            let extends: [String: ColorBar.Extension] = ["min": .minimum, "max": .maximum, "both": .both]
            var ends = ColorBar.Extension.neither
            if case .text(let text) = options.extend { ends = extends[text] ?? .neither }
            norm = .boundaries(options.boundaries ?? [], extends: ends)
        default: norm = .linear()
        }
        norm.isClipped = options.clip ?? false
        if let low = options.vmin { norm.lowerLimit = low }
        if let high = options.vmax { norm.upperLimit = high }
        return norm
    }

    @Test(arguments: family.indices) func isThatOfMatplotlib(index: Int) throws {
        let asked = try Self.family.get()[index]
        let norm = norm(asked.norm, asked.options)
        let values = asked.values.map { $0 ?? .nan }
        let colors = asked.options.ncolors ?? 256
        let name = "\(asked.norm) \(index)"
        let limits = norm.limits(following: values)
        // A value that is alone has the colour in the middle of the map here.
        if asked.vmin == asked.vmax, asked.vmin != nil { return }
        let map = try norm.map(limits, colors: colors, of: name)
        let parts = values.map(map)
        if asked.norm == "BoundaryNorm" {
            let indices = parts.map {
                $0.isNaN ? .nan : min(max(($0 * Double(colors)).rounded(.down), -1), Double(colors))
            }
            #expect(isNear(indices, asked.normalised), "\(name)")
        } else {
            #expect(isNear(parts, asked.normalised), "\(name): \(parts), not \(asked.normalised)")
            #expect(isNear([limits.lowerBound, limits.upperBound], [asked.vmin, asked.vmax]), "\(name)")
        }
        guard let expected = asked.colourBar else { return }
        let figure = Figure()
        let axes = figure.subplots()
        let image = Image(Grid(row: values.filter(\.isFinite)))
        axes.add(image)
        image.norm = norm
        image.colormap = try Colormap(name: "c", colors: (0..<colors).map { _ in Color.black })
        let bar = try figure.addColorBar(for: image)
        let axis = try #require(bar.axis)
        #expect(isNear([axis.limits.lowerBound, axis.limits.upperBound], expected.limits), "\(name)")
        let faults = expected.ticks.faults(of: axis)
        #expect(faults.isEmpty, "\(name): \(faults)")
        let edges: [Double]
        if let boundaries = norm.boundaries {
            let (hasUnder, hasOver) = (norm.extends == .minimum, norm.extends == .maximum)
            let both = norm.extends == .both
            edges =
                (hasUnder || both ? [boundaries[0] - 1] : []) + boundaries
                + (hasOver || both ? [boundaries[boundaries.count - 1] + 1] : [])
        } else {
            let ends = [axis.limits.lowerBound, axis.limits.upperBound].map(axis.scale.forward)
            edges = (0...colors).map { axis.scale.inverse(ends[0] + Double($0) / Double(colors) * (ends[1] - ends[0])) }
        }
        #expect(edges.count - 1 == expected.bands, "\(name)")
        let some = edges.count <= 41 ? edges : stride(from: 0, to: edges.count, by: 32).map { edges[$0] }
        #expect(
            isNear(some, expected.edges, limits.upperBound - limits.lowerBound),
            "\(name): \(some), not \(expected.edges)")
    }
}

@Suite struct VocabularyTickTests {
    private struct Family: Decodable {
        struct Text: Decodable {
            var formatter, scale, offset: String
            var options: Options
            var limits, ticks: [Double]
            var labels: [String]
        }
        struct Place: Decodable {
            var locator: String
            var options: Options
            var limits, ticks: [Double]
        }
        var formatters: [Text]
        var locators: [Place]
    }

    private static let family = Result { try Vocabulary.read("formatters", as: Family.self) }
    private static let formatters = family.map(\.formatters)
    private static let locators = family.map(\.locators)

    private func formatter(_ name: String, _ options: Options) -> Formatter {
        switch name {
        case "EngFormatter":
            var usesOffset = false
            if case .flag(let flag) = options.useOffset { usesOffset = flag }
            return .engineering(
                unit: options.unit ?? "", places: options.places, separator: options.sep ?? " ", usesOffset: usesOffset)
        case "PercentFormatter":
            return .percent(
                of: options.xmax ?? 100, decimals: options.decimals,
                symbol: options.xmax == 1 && options.decimals != nil ? options.symbol ?? "" : "%")
        case "StrMethodFormatter", "FormatStrFormatter": return .format(options.fmt ?? "")
        case "LogitFormatter":
            return .logit(
                oneHalf: options.oneHalf ?? "\\frac{1}{2}", usesOverline: options.useOverline ?? false,
                isMinor: options.minor ?? false, mostMinor: options.minorThreshold ?? 25,
                minorLabels: options.minorNumber ?? 6)
        case "ScalarFormatter":
            var (usesOffset, offset, exponent) = (true, Double?.none, Int?.none)
            var plain: ClosedRange<Int>? = -4...5
            switch options.useOffset {
            case .flag(let flag): usesOffset = flag
            case .number(let number): offset = number
            default: break
            }
            if let limits = options.powerlimits {
                let (low, high) = (Int(limits[0]), Int(limits[1]))
                plain = low + 1 <= high - 1 ? low + 1...high - 1 : nil
                if low == high, low != 0 { exponent = low }
            }
            return .scalar(
                usesOffset: usesOffset, offset: offset, isScientific: options.scientific ?? true, plainExponents: plain,
                exponent: exponent, usesMathText: options.useMathText ?? false)
        default:
            let forms: [String: Formatter.LogForm] = [
                "LogFormatter": .number, "LogFormatterExponent": .exponent, "LogFormatterMathtext": .power,
            ]
            return .log(
                base: options.base ?? 10, form: forms[name] ?? .scientific, onlyPowers: options.labelOnlyBase ?? false,
                mostPowers: options.minorThresholds == nil ? 1 : nil)
        }
    }

    @Test(arguments: formatters.indices) func textsAreThoseOfMatplotlib(index: Int) throws {
        let asked = try Self.formatters.get()[index]
        let scale: Scale =
            switch asked.scale {
            case "log": .log()
            case "logit": .logit()
            case "symlog": .symLog(linearThreshold: 1)
            default: .linear
            }
        // The file has rounded ticks, but whether two gaps of a logit scale are as wide is decided by the last bit.
        let step = asked.options.minor == true ? pow(10, floor(log10(abs(asked.limits[0])))) : .infinity
        let ticks = asked.ticks.map {
            abs(($0 / step).rounded() * step - $0) < 1e-9 ? ($0 / step).rounded() * step : $0
        }
        let written = formatter(asked.formatter, asked.options)
            .labels(of: ticks, in: asked.limits[0]...asked.limits[1], scale: scale)
        #expect(
            written.labels == asked.labels && written.offsetText == asked.offset,
            "\(asked.formatter) \(index) \(asked.options) \(asked.limits) \(asked.ticks): '\(asked.offset)'")
    }

    private func ticks(_ asked: Family.Place) -> [Double] {
        let options = asked.options
        let limits = asked.limits[0]...asked.limits[1]
        let locator: Locator
        switch asked.locator {
        case "LinearLocator": locator = .linear(options.numticks ?? 11)
        case "IndexLocator": locator = .index(every: options.base ?? 1, offset: options.offset ?? 0)
        case "MultipleLocator": locator = .multiple(of: options.base ?? 1, offset: options.offset ?? 0)
        case "FixedLocator": locator = .fixed(options.locs ?? [], most: options.nbins)
        case "SymmetricalLogLocator":
            locator = .symLog(
                linearThreshold: options.linthresh ?? 2, base: options.base ?? 10,
                multiples: options.subs?.numbers ?? [1])
        case "AsinhLocator":
            // Its `tick_values` leaves limits as they are, which its call makes symmetric.
            return AsinhLocator(width: options.linearWidth ?? 1, count: options.numticks ?? 11).values(in: limits)
        case "LogLocator":
            locator = .log(base: options.base ?? 10, multiples: options.multiples ?? [1], most: options.numticks)
        case "MaxNLocator":
            locator = .maxN(
                options.nbins ?? 10, steps: options.steps, minimumTicks: options.minNTicks ?? 2,
                isInteger: options.integer ?? false, isSymmetric: options.symmetric ?? false,
                prunes: options.prune == "lower"
                    ? .lower : options.prune == "upper" ? .upper : options.prune == nil ? .none : .both)
        default: locator = .none
        }
        return locator.ticks(in: limits, room: 9)
    }

    @Test(arguments: locators.indices) func placesAreThoseOfMatplotlib(index: Int) throws {
        let asked = try Self.locators.get()[index]
        let places = ticks(asked)
        let width = asked.limits[1] - asked.limits[0]
        #expect(
            isNear(places, asked.ticks, width),
            "\(asked.locator) \(index) \(asked.options) \(asked.limits): \(places), not \(asked.ticks)")
    }
}
