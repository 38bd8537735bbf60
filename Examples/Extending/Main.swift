@main
extension Extending {}
