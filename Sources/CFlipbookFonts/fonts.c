#include "flipbook_fonts.h"

#include <string.h>

// C23 has #embed; clang has it in every language.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char DejaVuSansDisplay[] = {
#embed "fonts/DejaVuSansDisplay.ttf"
};
static const unsigned char DejaVuSerifDisplay[] = {
#embed "fonts/DejaVuSerifDisplay.ttf"
};
static const unsigned char STIXGeneral[] = {
#embed "fonts/STIXGeneral.ttf"
};
static const unsigned char STIXGeneralBol[] = {
#embed "fonts/STIXGeneralBol.ttf"
};
static const unsigned char STIXGeneralBolIta[] = {
#embed "fonts/STIXGeneralBolIta.ttf"
};
static const unsigned char STIXGeneralItalic[] = {
#embed "fonts/STIXGeneralItalic.ttf"
};
static const unsigned char STIXNonUni[] = {
#embed "fonts/STIXNonUni.ttf"
};
static const unsigned char STIXNonUniBol[] = {
#embed "fonts/STIXNonUniBol.ttf"
};
static const unsigned char STIXNonUniIta[] = {
#embed "fonts/STIXNonUniIta.ttf"
};
static const unsigned char STIXSizFiveSymReg[] = {
#embed "fonts/STIXSizFiveSymReg.ttf"
};
static const unsigned char STIXSizFourSymReg[] = {
#embed "fonts/STIXSizFourSymReg.ttf"
};
static const unsigned char STIXSizOneSymReg[] = {
#embed "fonts/STIXSizOneSymReg.ttf"
};
static const unsigned char STIXSizThreeSymReg[] = {
#embed "fonts/STIXSizThreeSymReg.ttf"
};
static const unsigned char STIXSizTwoSymReg[] = {
#embed "fonts/STIXSizTwoSymReg.ttf"
};
static const unsigned char cmb10[] = {
#embed "fonts/cmb10.ttf"
};
static const unsigned char cmex10[] = {
#embed "fonts/cmex10.ttf"
};
static const unsigned char cmmi10[] = {
#embed "fonts/cmmi10.ttf"
};
static const unsigned char cmr10[] = {
#embed "fonts/cmr10.ttf"
};
static const unsigned char cmss10[] = {
#embed "fonts/cmss10.ttf"
};
static const unsigned char cmsy10[] = {
#embed "fonts/cmsy10.ttf"
};
static const unsigned char cmti10[] = {
#embed "fonts/cmti10.ttf"
};
static const unsigned char cmtt10[] = {
#embed "fonts/cmtt10.ttf"
};

#define FONT(name) {#name, {name, sizeof name}}

static const struct {
    const char *name;
    flipbook_font font;
} fonts[] = {
    FONT(DejaVuSansDisplay),
    FONT(DejaVuSerifDisplay),
    FONT(STIXGeneral),
    FONT(STIXGeneralBol),
    FONT(STIXGeneralBolIta),
    FONT(STIXGeneralItalic),
    FONT(STIXNonUni),
    FONT(STIXNonUniBol),
    FONT(STIXNonUniIta),
    FONT(STIXSizFiveSymReg),
    FONT(STIXSizFourSymReg),
    FONT(STIXSizOneSymReg),
    FONT(STIXSizThreeSymReg),
    FONT(STIXSizTwoSymReg),
    FONT(cmb10),
    FONT(cmex10),
    FONT(cmmi10),
    FONT(cmr10),
    FONT(cmss10),
    FONT(cmsy10),
    FONT(cmti10),
    FONT(cmtt10),
};

flipbook_font flipbook_font_named(const char *name) {
    for (size_t index = 0; index < sizeof fonts / sizeof fonts[0]; index += 1) {
        if (strcmp(fonts[index].name, name) == 0) return fonts[index].font;
    }
    return (flipbook_font){0, 0};
}
