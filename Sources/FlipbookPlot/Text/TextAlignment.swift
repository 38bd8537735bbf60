/// Which side of a text's box lies at its place.
public enum HorizontalAlignment: Hashable, Sendable { case left, center, right }

/// Which height of a text's box lies at its place.
public enum VerticalAlignment: Hashable, Sendable {
    /// The upper side of the box.
    case top
    /// Half way up the box.
    case center
    /// The baseline of the last line.
    case baseline
    /// Half way between the top of the box and the baseline of the last line.
    case centerBaseline
    /// The lower side of the box.
    case bottom
}

/// Whether a turned text is aligned by the box around it, or first aligned and then turned about its place.
public enum RotationMode: Hashable, Sendable { case box, anchor }
