/// A property of an artist that is either set by the user or inherited, as a rule from the style of its axes.
///
///     @Styled(\Line.inheritedStyle.lineWidth) public var width: Double!
///
/// Reading it gives what was set, or else what is inherited, and never nil. Setting it to nil returns to what is
/// inherited.
@propertyWrapper
public struct Styled<Owner: Artist, Value> {
    /// What was set; nil where the value is inherited.
    private var own: Value?
    private let inherited: KeyPath<Owner, Value>
    private let changes: Changes

    /// - Parameters:
    ///   - inherited: where the artist has the value that it inherits.
    ///   - changes: what setting the property changes.
    init(_ inherited: KeyPath<Owner, Value>, changes: Changes = .looks) {
        self.inherited = inherited
        self.changes = changes
    }

    /// Whether the property was set.
    var isSet: Bool { own != nil }

    /// Never used: the value is found by the artist that has the property.
    @available(*, unavailable, message: "Only artists have styled properties.")
    public var wrappedValue: Value? {
        get { preconditionFailure("only artists have styled properties") }
        set { preconditionFailure("only artists have styled properties") }
    }

    /// What was set, or else what the artist inherits; nil only where it is set to return to that.
    public static subscript(
        _enclosingInstance artist: Owner, wrapped wrapped: ReferenceWritableKeyPath<Owner, Value?>,
        storage storage: ReferenceWritableKeyPath<Owner, Styled<Owner, Value>>
    ) -> Value? {
        get { artist[keyPath: storage].own ?? artist[keyPath: artist[keyPath: storage].inherited] }
        set {
            artist[keyPath: storage].own = newValue
            artist.changed(artist[keyPath: storage].changes)
        }
    }
}
