/// Which way bars and boxes reach.
public enum Orientation: Hashable, Sendable {
    /// From below upwards.
    case vertical
    /// From the left to the right.
    case horizontal
}
