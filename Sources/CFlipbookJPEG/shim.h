#pragma once

// The calls of version 2, which version 3 has too.
#include <turbojpeg.h>
