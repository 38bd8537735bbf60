/// What a terminal shows of what a program has written to it: carriage returns, and erased lines, are carried out.
package struct Screen {
    /// From the top, without what is blank at their ends.
    package let lines: [String]

    /// - Parameter text: what was written, in the order in which it came.
    package init(_ text: String) {
        var lines: [[Unicode.Scalar]] = [[]]
        var column = 0
        var rest = Array(text.unicodeScalars)[...]
        while let next = rest.popFirst() {
            switch next {
            case "\r": column = 0
            case "\n":
                lines.append([])
                column = 0
            case "\u{1B}" where rest.starts(with: "[2K".unicodeScalars):
                rest = rest.dropFirst(3)
                lines[lines.count - 1] = []
            default:
                var line = lines[lines.count - 1]
                while line.count <= column { line.append(" ") }
                line[column] = next
                lines[lines.count - 1] = line
                column += 1
            }
        }
        self.lines = lines.map { line in
            var text = String(String.UnicodeScalarView(line))
            while text.last?.isWhitespace == true { text.removeLast() }
            return text
        }
    }
}
