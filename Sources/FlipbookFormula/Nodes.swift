/// How much smaller letters get from one level to the next.
let shrinkFactor = 0.7

/// A node of TeX's box model, as matplotlib's `_mathtext` has it after "TeX: The Program". y points down.
class Node {
    /// Beyond this many levels nothing gets smaller.
    static let levels = 6

    /// How often it was shrunk.
    private(set) var level = 0

    /// The room between this node and the next one of a list.
    func kerning(before next: Node?) -> Double { 0 }

    /// Makes it smaller by one level.
    func shrink() { level += 1 }

    final var isShrinking: Bool { level < Self.levels }

    /// Whether the node is made of characters that stand on one line.
    var isOneLine: Bool { true }
}

/// Empty room, or glue that stretches and shrinks.
final class Kern: Node {
    var width: Double

    init(_ width: Double) { self.width = width }

    override func shrink() {
        super.shrink()
        if isShrinking { width *= shrinkFactor }
    }
}

final class Glue: Node {
    let stretch: Double
    let shrinkage: Double
    let order: Int

    private init(stretch: Double, shrinkage: Double, order: Int) {
        self.stretch = stretch
        self.shrinkage = shrinkage
        self.order = order
    }

    /// Fills the room that is left.
    static func fill() -> Glue { Glue(stretch: 1, shrinkage: 0, order: 2) }
    /// Stretches, or reaches out.
    static func centering() -> Glue { Glue(stretch: 1, shrinkage: -1, order: 1) }
}

/// A node with a place.
class Box: Node {
    var width: Double
    var height: Double
    var depth: Double

    init(width: Double, height: Double, depth: Double) {
        self.width = width
        self.height = height
        self.depth = depth
    }

    override func shrink() {
        super.shrink()
        if isShrinking {
            width *= shrinkFactor
            height *= shrinkFactor
            depth *= shrinkFactor
        }
    }
}

/// A filled rectangle. An infinite side reaches as far as the list around.
final class Rule: Box {
    /// A horizontal rule as wide as the list around.
    init(thickness: Double) { super.init(width: .infinity, height: thickness / 2, depth: thickness / 2) }
}

/// A character.
class Char: Node {
    let symbol: String
    private let fonts: FontSelection
    var font: String
    let fontClass: String
    private(set) var fontSize: Double
    private(set) var info: FontSelection.GlyphInfo
    var width = 0.0
    var height = 0.0
    var depth = 0.0

    /// nil where no symbol has this name.
    required init?(_ symbol: String, _ state: FormulaState) {
        guard let info = state.fonts.info(state.font, state.fontClass, symbol, size: state.size) else { return nil }
        self.symbol = symbol
        fonts = state.fonts
        font = state.font
        fontClass = state.fontClass
        fontSize = state.size
        self.info = info
        super.init()
        takeRoom()
    }

    /// Measures the character again, after its font or size has changed.
    final func measure() {
        guard let info = fonts.info(font, fontClass, symbol, size: fontSize) else { return }
        self.info = info
        takeRoom()
    }

    func takeRoom() {
        width = symbol == " " ? info.metrics.advance : info.metrics.width
        height = info.metrics.bearing
        depth = info.metrics.height - info.metrics.bearing
    }

    override func kerning(before next: Node?) -> Double {
        info.metrics.advance - width + ((next as? Char).map { fonts.kerning(self, $0) } ?? 0)
    }

    override func shrink() {
        super.shrink()
        if isShrinking {
            fontSize *= shrinkFactor
            width *= shrinkFactor
            height *= shrinkFactor
            depth *= shrinkFactor
        }
    }

    /// The glyph as it is drawn, at its own size.
    func drawn() -> (info: FontSelection.GlyphInfo, dx: Double, dy: Double) { (current, 0, 0) }

    final var current: FontSelection.GlyphInfo { fonts.info(font, fontClass, symbol, size: fontSize) ?? info }
}

/// A character over another node. Its room is that of its ink.
final class Accent: Char {
    override func takeRoom() {
        width = info.metrics.maxX - info.metrics.minX
        height = info.metrics.maxY - info.metrics.minY
        depth = 0
    }

    override func shrink() {
        super.shrink()
        measure()
    }

    override func drawn() -> (info: FontSelection.GlyphInfo, dx: Double, dy: Double) {
        (current, -info.metrics.minX, info.metrics.minY)
    }
}

/// A list of nodes.
class NodeList: Box {
    var children: [Node]
    /// By how much it is moved down in a horizontal list, to the right in a vertical one.
    var shift = 0.0
    fileprivate(set) var glueSet = 0.0
    /// 1 where glue stretches, -1 where it shrinks.
    fileprivate(set) var glueSign = 0
    fileprivate(set) var glueOrder = 0

    init(_ children: [Node]) {
        self.children = children
        super.init(width: 0, height: 0, depth: 0)
    }

    override func shrink() {
        for child in children { child.shrink() }
        super.shrink()
        if isShrinking {
            shift *= shrinkFactor
            glueSet *= shrinkFactor
        }
    }

    /// Sets glue so that it takes up what is left of a length.
    fileprivate func setGlue(_ rest: Double) {
        guard rest != 0 else {
            (glueSign, glueOrder) = (0, 0)
            return
        }
        var totals = [0.0, 0, 0, 0]
        for case let glue as Glue in children { totals[glue.order] += rest > 0 ? glue.stretch : glue.shrinkage }
        glueOrder = totals.lastIndex { $0 != 0 } ?? 0
        glueSign = totals[glueOrder] == 0 ? 0 : rest > 0 ? 1 : -1
        if glueSign != 0 { glueSet = rest / totals[glueOrder] }
    }
}

/// A horizontal list.
final class HorizontalList: NodeList {
    var isPhantom = false
    /// The name of the function that it stands for.
    var function: String?

    init(_ children: [Node], isKerned: Bool = true) {
        super.init(children)
        if isKerned { kern() }
        pack()
    }

    /// A list whose nodes stand in the middle of a width.
    static func centered(_ node: Node, width: Double? = nil) -> HorizontalList {
        let list = HorizontalList([Glue.centering(), node, Glue.centering()], isKerned: false)
        if let width { list.pack(width: width) }
        return list
    }

    override var isOneLine: Bool { children.allSatisfy(\.isOneLine) }

    /// Puts the room between characters into the list.
    func kern() {
        var kerned: [Node] = []
        kerned.reserveCapacity(2 * children.count)
        for (index, child) in children.enumerated() {
            kerned.append(child)
            let room = child.kerning(before: index + 1 < children.count ? children[index + 1] : nil)
            if room != 0 { kerned.append(Kern(room)) }
        }
        children = kerned
    }

    /// Computes the size of the box: of its natural width, or of a given one.
    func pack(width wanted: Double? = nil) {
        var (natural, height, depth) = (0.0, 0.0, 0.0)
        for child in children {
            switch child {
            case let char as Char:
                natural += char.width
                height = max(height, char.height)
                depth = max(depth, char.depth)
            case let box as Box:
                natural += box.width
                if box.height.isFinite, box.depth.isFinite {
                    let shift = (box as? NodeList)?.shift ?? 0
                    height = max(height, box.height - shift)
                    depth = max(depth, box.depth + shift)
                }
            case let kern as Kern: natural += kern.width
            default: break
            }
        }
        self.height = height
        self.depth = depth
        width = wanted ?? natural
        setGlue(width - natural)
    }
}

/// A vertical list.
final class VerticalList: NodeList {
    override init(_ children: [Node]) {
        super.init(children)
        pack()
    }

    override var isOneLine: Bool { false }

    /// Computes the size of the box: of its natural height, or of a given one; the depth is cut off at a limit.
    func pack(height wanted: Double? = nil, maxDepth: Double = .infinity) {
        var (natural, width, depth) = (0.0, 0.0, 0.0)
        for child in children {
            switch child {
            case let box as Box:
                natural += depth + box.height
                depth = box.depth
                if box.width.isFinite { width = max(width, box.width + ((box as? NodeList)?.shift ?? 0)) }
            case let kern as Kern:
                natural += depth + kern.width
                depth = 0
            default:
                natural += depth
                depth = 0
            }
        }
        self.width = width
        if depth > maxDepth {
            natural += depth - maxDepth
            self.depth = maxDepth
        } else {
            self.depth = depth
        }
        height = wanted ?? natural
        setGlue(height - natural)
    }
}

extension HorizontalList {
    /// A character as near to a height and depth as possible: the first size that is large enough, scaled unless it is
    /// that of the text.
    static func tall(
        _ symbol: String, height: Double, depth: Double, _ state: FormulaState, factor: Double? = nil
    ) -> HorizontalList {
        let alternatives = state.fonts.sizedAlternatives(of: symbol, font: state.font)
        let xHeight = state.fonts.xHeight(state.size)
        let total = height + depth
        var state = state
        var chosen: (char: Char, symbol: String)?
        for (font, symbol) in alternatives {
            state.setFont(font)
            guard let char = Char(symbol, state) else { continue }
            chosen = (char, symbol)
            // The size of the text is enough where letters reach below the line.
            if char.height + char.depth >= total - 0.2 * xHeight { break }
        }
        guard let (first, symbol) = chosen else { return HorizontalList([]) }
        var char = first
        var shift = 0.0
        if state.font != "0" || alternatives.count == 1 {
            let own = char.height + char.depth
            state.size *= factor ?? (own > 0 ? total / own : 1)
            char = Char(symbol, state) ?? char
            shift = depth - char.depth
        }
        let list = HorizontalList([char])
        list.shift = shift
        return list
    }

    /// An accent as near to a width as possible.
    static func wideAccent(_ symbol: String, width: Double, _ state: FormulaState) -> HorizontalList {
        var state = state
        var chosen: (char: Char, symbol: String)?
        for (font, symbol) in state.fonts.sizedAlternatives(of: symbol, font: state.font) {
            state.setFont(font)
            guard let char = Accent(symbol, state) else { continue }
            chosen = (char, symbol)
            if char.width >= width { break }
        }
        guard let (first, symbol) = chosen else { return HorizontalList([]) }
        var char = first
        if char.width > 0 { state.size *= width / char.width }
        char = Accent(symbol, state) ?? char
        let list = HorizontalList([char])
        list.width = char.width
        return list
    }
}

/// What letters are set in.
struct FormulaState {
    let fonts: FontSelection
    /// Of matplotlib's alphabets; `ex` and `0` to `5` for sizes of a symbol.
    private(set) var font: String
    private(set) var fontClass: String
    var size: Double

    init(fonts: FontSelection, size: Double) {
        self.fonts = fonts
        self.size = size
        font = "default"
        fontClass = "rm"
    }

    mutating func setFont(_ name: String) {
        if ["normal", "rm", "it", "bf", "bfit"].contains(name) { fontClass = name }
        font = name
    }

    var ruleThickness: Double { fonts.ruleThickness(size) }
    var xHeight: Double { fonts.xHeight(size) }
}
