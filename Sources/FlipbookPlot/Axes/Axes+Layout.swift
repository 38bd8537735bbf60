import FlipbookCanvas

extension Axes {
    var figure: Figure? { parent as? Figure }

    /// The room that the figure gives to the axes, in pixels; empty without a figure.
    var roomInPixels: Rect { figure?.boxInPixels(of: place) ?? Rect(x: 0, y: 0, width: 0, height: 0) }

    /// The box that the axes enclose, in pixels from the upper left corner of the figure; empty without a figure.
    public var boxInPixels: Rect { box(in: roomInPixels) }

    /// The box that the axes enclose, as fractions of the figure from its lower left corner; empty without a figure.
    public var boxInFigure: (left: Double, bottom: Double, width: Double, height: Double) {
        guard let figure else { return (0, 0, 0, 0) }
        let (box, width, height) = (boxInPixels, figure.width * figure.dpi, figure.height * figure.dpi)
        return (
            box.minX / width, (height.rounded(.down) - box.maxY) / height, box.width / width, box.height / height
        )
    }

    /// How many intervals have room on a length in pixels, where a label takes so many times its height.
    func roomForTicks(along axis: Axis, length: Double, labelLength: Double) -> Int {
        guard let figure else { return 9 }
        let room = (length / figure.pixelsPerPoint / (axis.tickStyle.labelSize * labelLength)).rounded(.down)
        return room.isFinite ? Int(min(max(room, 0), 1000)) : 9
    }

    /// The texts that are seen: those of all axes, the title, those in the legend, those of artists, and those at places
    /// of their own.
    func textLayouts(measurer: any TextMeasurer) throws -> [TextLayout] {
        guard isVisible, let transform else { return [] }
        return axisTextLayouts + [titleText.layout].compactMap(\.self)
            + (legend?.textLayouts ?? [])
            + (try dataTexts.flatMap { try $0.layouts(in: transform, measurer: measurer) })
            + (try texts.compactMap { try $0.place(in: transform, measurer: measurer) })
    }

    /// The texts that artists write beside what they show.
    var dataTexts: [DataTexts] { artists.flatMap(\.overlays).compactMap { $0 as? DataTexts } }

    /// Puts the title over the box, over the texts of x axes at the top, and over the offset text of a y axis where the
    /// two would overlap. Twin axes look at each other's.
    func placeTitle(in transform: Transform, measurer: any TextMeasurer) throws {
        let pad = titlePad * transform.pixelsPerPoint
        func place(over top: Double) throws -> Rect? {
            let place = Point(x: transform.box.midX, y: top - pad)
            return try titleText.place(at: place, pixelsPerPoint: transform.pixelsPerPoint, measurer: measurer)
        }
        guard let title = try place(over: transform.box.minY) else { return }
        let twins = twins.filter(\.isVisible)
        var top = twins.flatMap(\.textsUnderTitle).map(\.box.minY).reduce(transform.box.minY, min)
        for twin in twins where twin.yAxis.isSeen {
            if let offset = twin.yAxis.placed.offsetText?.box, title.overlaps(offset) { top = offset.minY }
        }
        guard title.maxY > top, let moved = try place(over: top), moved.maxY > top else { return }
        _ = try place(over: 2 * top - moved.maxY)
    }
}

extension Axis {
    func span(limits: ClosedRange<Double>) -> AxisSpan {
        AxisSpan(limits: limits, scale: scale, isInverted: isInverted)
    }
}

extension Rect {
    /// Whether the two have a point in common.
    fileprivate func overlaps(_ other: Rect) -> Bool {
        minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
    }
}
