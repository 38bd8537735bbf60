@main
extension Dashboard {}
