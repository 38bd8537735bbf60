/// Reads a line with formulas and sets it in boxes: the grammar and the rules of matplotlib's `_mathtext.Parser`, and
/// tables of `\begin{…}` beyond it.
struct FormulaParser {
    /// The characters of one formula.
    let text: [Unicode.Scalar]
    var place = 0
    private var states: [FormulaState]
    /// Where the formula begins in its line.
    private let start: Int
    private let firstVisible: Int
    private var depth = 0
    /// How many tables the place is in: there, `&` ends a cell.
    var tables = 0
    /// Where the present cell of a table begins: an operator there is a sign.
    var cellStart: Int?
    /// Whether an operator's name stands before the next sub- or superscript, after which a space is needed.
    var needsSpace = false

    private static let maxDepth = 100

    /// The boxes of a line.
    static func parse(_ line: String, _ state: FormulaState) throws(FormulaError) -> HorizontalList {
        let scalars = Array(line.unicodeScalars)
        var parts: [Node] = []
        var place = 0
        while true {
            parts.append(HorizontalList(plain(scalars, &place).compactMap { Char(String($0), state) }))
            guard place < scalars.count else { return HorizontalList(parts) }
            let start = place + 1
            place = start
            while place < scalars.count, scalars[place] != "$" { place += scalars[place] == "\\" ? 2 : 1 }
            guard place < scalars.count else {
                throw FormulaError(reason: "the formula has no closing $", place: start - 1)
            }
            var inner = state
            inner.setFont("normal")
            var parser = FormulaParser(Array(scalars[start..<place]), inner, start: start)
            parts.append(try parser.formula())
            place += 1
        }
    }

    /// The text up to the next formula; `\$` is a dollar sign.
    private static func plain(_ scalars: [Unicode.Scalar], _ place: inout Int) -> [Unicode.Scalar] {
        var plain: [Unicode.Scalar] = []
        while place < scalars.count, scalars[place] != "$" {
            if scalars[place] == "\\", place + 1 < scalars.count, scalars[place + 1] == "$" { place += 1 }
            plain.append(scalars[place])
            place += 1
        }
        return plain
    }

    private init(_ text: [Unicode.Scalar], _ state: FormulaState, start: Int) {
        self.text = text
        self.start = start
        states = [state]
        firstVisible = text.firstIndex { !$0.isFormulaSpace } ?? text.count
    }

    private mutating func formula() throws(FormulaError) -> HorizontalList {
        let nodes = try tokens().nodes
        skipSpace()
        guard place == text.count else { throw unexpected() }
        guard firstVisible < text.count else { throw error("there is nothing between the dollar signs", at: 0) }
        return HorizontalList(nodes)
    }

    // MARK: - Characters

    var state: FormulaState {
        get { states[states.count - 1] }
        set { states[states.count - 1] = newValue }
    }

    mutating func pushState() { states.append(state) }

    mutating func popState() { states.removeLast() }

    var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

    mutating func skipSpace() { while let next, next.isFormulaSpace { place += 1 } }

    /// Skips spaces and then a character, where it is there.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        let before = place
        skipSpace()
        if next == character {
            place += 1
            return true
        }
        place = before
        return false
    }

    /// The command that begins here, without its backslash: letters, or one other character.
    func command(at place: Int) -> String? {
        guard place + 1 < text.count, text[place] == "\\" else { return nil }
        var end = place + 1
        while end < text.count, text[end].isLatinLetter { end += 1 }
        end = max(end, place + 2)
        return String(String.UnicodeScalarView(text[place + 1..<end]))
    }

    mutating func takeCommand(_ name: String) -> Bool {
        let before = place
        skipSpace()
        if command(at: place) == name {
            place += name.unicodeScalars.count + 1
            return true
        }
        place = before
        return false
    }

    /// The last character before a place that is no space.
    func visible(before place: Int) -> Unicode.Scalar? {
        var index = place - 1
        while index >= 0, text[index] == " " { index -= 1 }
        return index >= 0 ? text[index] : nil
    }

    /// The first character from a place on that is no space.
    func visible(from place: Int) -> Unicode.Scalar? {
        var index = place
        while index < text.count, text[index] == " " { index += 1 }
        return index < text.count ? text[index] : nil
    }

    func isFirst(_ place: Int) -> Bool { place <= firstVisible }

    // MARK: - Errors

    func error(_ reason: String, at place: Int? = nil) -> FormulaError {
        FormulaError(reason: reason, place: start + (place ?? self.place))
    }

    /// The error for what can't stand here.
    func unexpected() -> FormulaError {
        guard let next else { return error("the formula ends too early") }
        if let name = command(at: place) {
            switch name {
            case "right": return error(#"\right has no \left"#)
            case "middle": return error(#"\middle stands outside of \left and \right"#)
            case "end": return error(#"\end has no \begin"#)
            case "\\": return error(#"\\ stands outside of \substack and of a table"#)
            case _
            where name == "hspace" || FormulaTables.spaces[name] != nil || FormulaTables.alphabets.contains(name):
                return error("\\\(name) can't stand here")
            default: return error("there is no command \\\(name.prefix(40))")
            }
        }
        return switch next {
        case "}": error("} has no {")
        case "%", "#", "$": error("'\(next)' can't stand in a formula; write \\\(next)")
        default: error("'\(next)' can't stand in a formula")
        }
    }

    // MARK: - Tokens

    /// All tokens from here on.
    mutating func tokens() throws(FormulaError) -> (nodes: [Node], count: Int) {
        var nodes: [Node] = []
        var count = 0
        while let token = try token() {
            nodes += token
            count += 1
        }
        return (nodes, count)
    }

    /// The next token; nil where none begins here.
    private mutating func token() throws(FormulaError) -> [Node]? {
        if let simple = try simple() { return simple }
        guard let name = command(at: place) else { return nil }
        if Self.ends.contains(name) { return nil }
        throw unexpected()
    }

    /// Commands that end a list of tokens.
    private static let ends: Set = ["right", "middle", "end", "\\"]

    /// A space, a change of the font, or something with sub- and superscripts.
    mutating func simple() throws(FormulaError) -> [Node]? {
        skipSpace()
        guard let next else { return nil }
        if next == "~" {
            place += 1
            return [space(FormulaTables.wordSpace)]
        }
        if let name = command(at: place) {
            // As in matplotlib, the name of a space may run into the letters after it.
            if let (space, width) = FormulaTables.spaces.first(where: { name.hasPrefix($0.key) }) {
                place += space.unicodeScalars.count + 1
                return [self.space(width)]
            }
            if name == "hspace" { return [try customSpace()] }
            if FormulaTables.alphabets.contains(name) {
                place += name.unicodeScalars.count + 1
                state.setFont(name)
                return []
            }
        }
        return try scripts()
    }

    func space(_ ems: Double) -> Kern { Kern(ems * state.fonts.quad(state.size)) }

    private mutating func customSpace() throws(FormulaError) -> Kern {
        let begin = place
        place += "\\hspace".count
        guard take("{"), let width = number(), take("}") else {
            throw error(#"\hspace needs a number of ems from -1000 to 1000 in braces, such as \hspace{0.5}"#, at: begin)
        }
        return space(width)
    }

    /// A decimal number from -1000 to 1000.
    mutating func number() -> Double? {
        skipSpace()
        let begin = place
        if let next, next == "-" || next == "+" { place += 1 }
        while let next, next.isASCIIDigit || next == "." { place += 1 }
        let digits = String(String.UnicodeScalarView(text[begin..<place]))
        return Double(digits.hasSuffix(".") ? digits + "0" : digits).flatMap { abs($0) <= 1000 ? $0 : nil }
    }

    /// A thing with the scripts after it.
    private mutating func scripts() throws(FormulaError) -> [Node]? {
        let begin = place
        let isPrime = next == "'"
        var nucleus = try placeable()
        var arguments: [(isSuper: Bool, node: Node)] = []
        while true {
            let before = place
            skipSpace()
            guard let mark = next, mark == "_" || mark == "^" else {
                place = before
                break
            }
            let at = place
            place += 1
            skipSpace()
            guard let argument = try placeable() else {
                throw next == nil || next == "}" || next == "_" || next == "^"
                    ? error("\(mark) has nothing after it", at: at) : unexpected()
            }
            arguments.append((mark == "^", argument))
            if arguments.count(where: { $0.isSuper == (mark == "^") }) > 1 {
                throw error("there are two \(mark == "^" ? "superscripts" : "subscripts") at one place", at: at)
            }
        }
        if arguments.isEmpty, isPrime {
            (nucleus, place) = (nil, begin)
        } else if arguments.isEmpty, nucleus == nil {
            return nil
        }
        var primes = 0
        while take("'") { primes += 1 }
        if arguments.isEmpty, primes == 0, let nucleus { return [nucleus] }
        return [setScripts(nucleus ?? Box(width: 0, height: 0, depth: 0), arguments, primes: primes)]
    }

    // MARK: - Placeables

    /// A symbol, a group or a command with its arguments; nil where none begins here.
    mutating func placeable() throws(FormulaError) -> Node? {
        skipSpace()
        guard let next else { return nil }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth else {
            throw error("the formula is nested more than \(Self.maxDepth) deep")
        }
        let begin = place
        if next == "{" {
            place += 1
            return try group(begin, font: nil)
        }
        guard next == "\\" else { return symbol(String(next), begin) }
        guard let name = command(at: place) else { throw error("a \\ has no command after it") }
        if let accent = try accent(name) { return accent }
        if name.unicodeScalars.first.map(\.isLatinLetter) ?? false {
            if FormulaTables.symbols[name] != nil { return symbol("\\" + name, begin) }
        } else if "%${}[]_|".contains(name) {
            return symbol("\\" + name, begin)
        }
        place += name.unicodeScalars.count + 1
        if FormulaTables.functions.contains(name) { return function(name, begin) }
        if name.hasPrefix("math"), FormulaTables.alphabets.contains(String(name.dropFirst(4))) {
            return try group(begin, font: String(name.dropFirst(4)), of: name)
        }
        if let node = try constructed(name, begin) { return node }
        place = begin
        return nil
    }

    /// A symbol that takes part in the spacing of operators; nil where the character is none.
    private mutating func symbol(_ name: String, _ begin: Int) -> Node? {
        let scalars = name.unicodeScalars
        if scalars.count == 1, let scalar = scalars.first {
            guard scalar.isFormulaSymbol, tables == 0 || scalar != "&" else { return nil }
        }
        let node = setSymbol(name == "-" ? "\u{2212}" : name, begin)
        if node != nil { place += scalars.count }
        return node
    }

    /// Sets a symbol that begins at a place, with the spaces that its class asks for.
    private mutating func setSymbol(_ symbol: String, _ begin: Int) -> Node? {
        guard let char = Char(symbol, state) else { return nil }
        if FormulaTables.spaced.contains(symbol) {
            let before = visible(before: begin).map { String($0) } ?? ""
            let isSign =
                FormulaTables.binaryOperators.contains(symbol)
                && (isFirst(begin) || begin == cellStart || before == "{"
                    || FormulaTables.leftDelimiters.contains(before)
                    || FormulaTables.relations.contains(before))
            if needsSpace || isSign { return char }
            return HorizontalList([space(0.2), char, space(0.2)])
        }
        if FormulaTables.punctuation.contains(symbol) {
            let (before, after) = (visible(before: begin), visible(from: begin + 1))
            if symbol == ",", before == "{", after == "}" { return char }
            if symbol == ".", before?.isDigit ?? false, after?.isDigit ?? false { return char }
            return HorizontalList([char, space(0.2)])
        }
        return char
    }

    func prime() -> Node? { Char(#"\prime"#, state) }

    private mutating func group(_ begin: Int, font: String?, of command: String? = nil) throws(FormulaError) -> Node? {
        pushState()
        defer { popState() }
        if let command, let font {
            guard take("{") else { throw error("\\\(command) needs braces after it", at: begin) }
            state.setFont(font)
        }
        let nodes = try tokens().nodes
        guard take("}") else { throw unclosed(begin) }
        return HorizontalList(nodes)
    }

    func unclosed(_ begin: Int) -> FormulaError {
        var parser = self
        parser.skipSpace()
        return parser.next == nil ? error("{ has no }", at: begin) : parser.unexpected()
    }

    /// The argument of a command, in braces.
    mutating func argument(of command: String, _ begin: Int, mayBeEmpty: Bool = false) throws(FormulaError)
        -> HorizontalList
    {
        skipSpace()
        let brace = place
        guard take("{") else { throw error("\\\(command) needs an argument in braces", at: begin) }
        let (nodes, count) = try tokens()
        guard take("}") else { throw unclosed(brace) }
        guard count > 0 || mayBeEmpty else { throw error("an argument of \\\(command) is empty", at: brace) }
        return HorizontalList(nodes)
    }

    /// A delimiter, as its symbol.
    mutating func delimiter(after command: String, _ begin: Int) throws(FormulaError) -> String {
        skipSpace()
        let name = self.command(at: place).map { "\\" + $0 } ?? next.map { String($0) } ?? ""
        guard FormulaTables.delimiters.contains(name) else {
            throw error("\\\(command) needs a delimiter after it, such as ( or \\langle or .", at: begin)
        }
        place += name.unicodeScalars.count
        return name
    }
}

extension Unicode.Scalar {
    /// What the grammar skips between tokens.
    var isFormulaSpace: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }

    var isLatinLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    var isASCIIDigit: Bool { ("0"..."9").contains(self) }

    /// Whether the character may stand in a formula by itself.
    fileprivate var isFormulaSymbol: Bool {
        isLatinLetter || isASCIIDigit || value >= 0x80 || "+-*/<>=:,.;!?&'@()[]|".unicodeScalars.contains(self)
    }
}
