import FlipbookCanvas

extension DataArtist {
    /// Sets the looks that an initialiser was given; nil leaves what the artist has.
    final func set(alpha: Double?, label: String?, zOrder: Double?) {
        if let alpha { self.alpha = alpha }
        if let label { self.label = label }
        if let zOrder { self.zOrder = zOrder }
    }

    /// A colour with its alpha multiplied by the artist's, which counts as 0...1.
    final func faded(_ color: Color) -> Color { color.faded(by: min(max(alpha, 0), 1)) }

    /// Throws where arrays that belong together have different lengths.
    ///
    /// - Parameters:
    ///   - counts: the length of each array by its name. The first one says how many values there must be; nil for an
    ///     array that isn't there.
    ///   - oneForAll: the lengths of arrays that may also have one value for all.
    final func checkLengths(
        _ counts: KeyValuePairs<String, Int?>, oneForAll: KeyValuePairs<String, Int?> = [:]
    ) throws(PlotError) {
        let count = counts.first?.value ?? 0
        let differ = counts.contains { $0.value != nil && $0.value != count }
        let odd = oneForAll.contains { $0.value != nil && $0.value != count && $0.value != 1 }
        guard differ || odd else { return }
        let shown = (Array(counts) + (odd ? Array(oneForAll) : [])).compactMap { name, count in
            count.map { (name, $0) }
        }
        let texts = shown.enumerated().map { index, array in
            "\(array.0) has \(array.1)" + (index == 0 ? " values" : "")
        }
        throw PlotError(
            .lengthsDiffer,
            "\(name): \(texts.dropLast().joined(separator: ", ")) and \(texts.last ?? ""); give as many of each"
                + (odd ? ", or one for all of \(oneForAll.map(\.key).joined(separator: ", "))" : ""))
    }
}

extension Array {
    /// The element for an index, of an array that has one for each, or one for all.
    func each(_ index: Int) -> Element { self[count == 1 ? 0 : index] }

    /// The element for an index, of an array that has one for each, or one for all; nil where it has none for it.
    func look(_ index: Int) -> Element? { count == 1 ? self[0] : indices.contains(index) ? self[index] : nil }

    /// The element for an index, of an array whose elements are taken in turn; nil where it is empty.
    func inTurn(_ index: Int) -> Element? { isEmpty ? nil : self[index % count] }
}

/// Which way something reaches: bars, boxes, the curves of a filled area, a reference line.
public enum Orientation: Hashable, Sendable {
    /// From below upwards.
    case vertical
    /// From the left to the right.
    case horizontal

    /// The axis across this direction.
    var axisAcross: Axis.Direction { self == .vertical ? .x : .y }

    /// What lies along x and along y, of what lies across this direction and along it.
    func pair<Value>(across: Value, along: Value) -> (x: Value, y: Value) {
        self == .vertical ? (across, along) : (along, across)
    }

    /// The point that lies at these coordinates across this direction and along it.
    func point(across: Double, along: Double) -> Point {
        let (x, y) = pair(across: across, along: along)
        return Point(x: x, y: y)
    }
}
