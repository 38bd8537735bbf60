import FlipbookCanvas
import Testing

@testable import FlipbookPlot

/// Axes that are cleared are as they were when they were made.
@Suite struct ClearTests {
    enum Kind: CaseIterable { case plain, twin, shared, polar, spatial }

    private func axes(_ kind: Kind) throws -> (figure: Figure, axes: Axes) {
        let figure = Figure()
        switch kind {
        case .plain: return (figure, figure.subplots())
        case .twin: return (figure, figure.subplots().twinX())
        case .shared: return (figure, try figure.subplots(rows: 2, columns: 2, sharesX: .all, sharesY: .all)[0][1])
        case .polar: return (figure, figure.addPolarAxes())
        case .spatial: return (figure, figure.subplots3D())
        }
    }

    /// What clearing leaves alone, and what is computed again when it is needed.
    private static let others: Set<String> = [
        "parent", "changes", "addition", "rank", "artists", "texts", "legends", "mainLegend", "colorBar", "position",
        "room",
        "settledTransform",
        "twinGroup", "making", "movedAxis", "sideMove", "sideChanges", "layout", "standardLocator", "standardFormatter",
        "settledTicks", "axisLayouts",
        "members", "dataLimits", "lastArtistTicks", "indicators", "breakMarks", "subfigure", "shown", "source",
        "categoryPositions", "style", "styleMargin", "direction", "noun", "hasMinorTicks", "side", "role",
    ]

    /// All that an object holds, by name.
    private func state(of object: AnyObject, _ path: String = "axes") -> [String: String] {
        var state: [String: String] = [:]
        var mirror: Mirror? = Mirror(reflecting: object)
        while let level = mirror {
            for child in level.children {
                let name = child.label ?? ""
                let own = path + "." + name
                if Self.others.contains(name) && !(object is PolarAxes && name == "direction") { continue }
                if path == "axes", ["isVisible", "zOrder"].contains(name) { continue }
                if let spines = child.value as? Spines {
                    for (number, spine) in spines.all.enumerated() {
                        state.merge(self.state(of: spine, own + "\(number)")) { $1 }
                    }
                } else if let part = child.value as? Artist {
                    state.merge(self.state(of: part, own)) { $1 }
                } else if let domain = child.value as? AxisDomain {
                    state.merge(self.state(of: domain, own)) { $1 }
                } else {
                    state[own] = "\(child.value)"
                }
            }
            mirror = level.superclassMirror
        }
        return state
    }

    /// Changes everything that axes have.
    private func change(_ axes: Axes) {
        func change(_ text: Text) {
            (text.string, text.color, text.size, text.weight) = ("changed", .red, 3, .bold)
            (text.slant, text.family, text.rotation) = (.italic, "Serif", .degrees(12))
            text.horizontalAlignment = text.horizontalAlignment == .right ? .left : .right
            text.verticalAlignment = .bottom
            text.formulaFonts = .stix
            (text.stretch, text.hasSmallCaps, text.fontFeatures) = (.expanded, true, ["liga": 0])
            text.pathEffects = [.normal]
            (text.lineSpacing, text.lineAlignment, text.isWrapped) = (2, .right, true)
            text.rotationMode = text.rotationMode == .anchor ? .box : .anchor
            (text.background, text.isVisible, text.zOrder) = (TextBackground(), false, 7)
            if text.verticalAlignment == .bottom, text !== axes.titleText { text.verticalAlignment = .centerBaseline }
        }
        axes.titlePad += 1
        (axes.color, axes.aspect, axes.adjustable) = (.red, .ratio(3), .dataLimits)
        (axes.anchor, axes.isOn, axes.boxRatio) = (.upperLeft, false, 3)
        axes.usesStickyEdges = false
        for text in axes.titleTexts { change(text) }
        axes.titleY = 0.5
        for axis in axes.allAxes {
            let sides: [Side] = axis.direction == .x ? [.bottom, .top] : [.left, .right]
            axis.side = axis.side == sides[0] ? sides[1] : sides[0]
            change(axis.label)
            axis.labelPad += 1
            axis.labelLocation = .end
            axis.tickStyle.length += 1
            axis.minorTickStyle.length += 1
            (axis.fontFamily, axis.gridLines) = ("Serif", GridLines(width: 9))
            (axis.minorGridLines, axis.zOrder) = (GridLines(), 9)
            axis.isVisible.toggle()
            axis.limits = 3...4
            axis.locator = .none
        }
        for spine in axes.spines.all {
            (spine.position, spine.bounds, spine.color, spine.width) = (.center, 0...1, .red, 9)
            (spine.isVisible, spine.zOrder) = (false, 9)
        }
        axes.colorCycle = [.red]
        _ = (axes.nextColor(), axes.nextFillColor())
        if let axes = axes as? PolarAxes {
            (axes.zeroLocation, axes.direction, axes.radiusLabelAngle) = (.north, .clockwise, .degrees(3))
            axes.radiusOrigin = -1
        }
        if let axes = axes as? Axes3D {
            (axes.camera, axes.boxAspect, axes.panes) = (Camera(elevation: .degrees(1)), [1, 2, 3], (nil, nil, nil))
            (axes.axisLineColor, axes.axisLineWidth, axes.ordersByDepth) = (.red, 9, false)
        }
    }

    @Test(arguments: Kind.allCases) func everythingIsAsItWasMade(_ kind: Kind) throws {
        let (figure, axes) = try axes(kind)
        let made = state(of: axes)
        change(axes)
        let changed = state(of: axes)
        // A property that is new must be changed here, and reset by clear().
        #expect(made.keys.filter { made[$0] == changed[$0] }.sorted() == [])
        axes.clear()
        let cleared = state(of: axes)
        // What is shared belongs to the axes that it was shared with.
        let isShared = { (name: String) in
            name.contains("domain") && (kind == .shared || kind == .twin && name.contains("xAxis"))
        }
        #expect(made.keys.filter { made[$0] != cleared[$0] && !isShared($0) }.sorted() == [])
        if kind == .shared || kind == .twin {
            figure.axes[0].clear()
            #expect(axes.xAxis.isAutoscaled)
        }
    }

    @Test(arguments: Kind.allCases) func clearedAxesDrawAsNewOnes(_ kind: Kind) throws {
        func fill(_ axes: Axes) throws {
            if let axes = axes as? Axes3D {
                axes.plot([0, 1], [0, 1], [0, 1]).label = "line"
                axes.text("text", at: (0, 0, 0))
                try axes.figure?.addColorBar(
                    for: axes.surface([0, 1], [0, 1], Grid(rows: 2, columns: 2), colormap: .hot))
            } else {
                axes.plot([0, 1], [0, 2]).label = "line"
                axes.bar([0, 1], [1, 2])
                axes.annotate("text", at: (0.5, 0.5))
                if kind != .polar { axes.pie([1, 2]) }
                try axes.figure?.addColorBar(for: axes.scatter([0], [1], values: [3]), at: .left)
            }
            axes.addLegend(title: "legend")
        }
        let (figure, axes) = try axes(kind)
        for _ in 0..<3 {
            axes.clear()
            try fill(axes)
            _ = try commands(of: figure)
        }
        let (other, new) = try self.axes(kind)
        try fill(new)
        #expect(try commands(of: figure) == commands(of: other))
        // What is shared goes with the axes that it was shared with.
        for axes in [axes, figure.axes[0]] { axes.clear() }
        #expect(try commands(of: figure) == commands(of: self.axes(kind).figure))
    }
}
