#ifdef __linux__
#define _GNU_SOURCE
#include <dlfcn.h>
#include <elf.h>
#include <link.h>
#else
#include <dlfcn.h>
#include <mach-o/dyld.h>
#include <mach-o/loader.h>
#endif
#include "CFlipbookSystem.h"
#include <stdint.h>
#include <string.h>

unsigned long flipbook_offset_in_object(const void *address) {
    Dl_info info;
    if (dladdr(address, &info) == 0 || info.dli_fbase == NULL) return (unsigned long)address;
    return (unsigned long)address - (unsigned long)info.dli_fbase;
}

#ifdef __linux__

struct visit {
    flipbook_object_visitor *body;
    void *context;
    int count;
};

// Finds the build ID among the notes of a segment; NULL where it isn't there.
static const unsigned char *find_build_id(const unsigned char *notes, size_t size, int *id_size) {
    while (size >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        memcpy(&note, notes, sizeof note);
        size_t name = ((size_t)note.n_namesz + 3) & ~(size_t)3, content = ((size_t)note.n_descsz + 3) & ~(size_t)3;
        if (name > size || content > size || sizeof note + name + content > size) return NULL;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(notes + sizeof note, "GNU", 4) == 0) {
            *id_size = (int)note.n_descsz;
            return notes + sizeof note + name;
        }
        notes += sizeof note + name + content;
        size -= sizeof note + name + content;
    }
    return NULL;
}

static int visit_object(struct dl_phdr_info *info, size_t size, void *data) {
    (void)size;
    struct visit *visit = data;
    const unsigned char *id = NULL;
    int id_size = 0;
    for (int i = 0; i < info->dlpi_phnum && id == NULL; i++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE) continue;
        id = find_build_id((const unsigned char *)(info->dlpi_addr + segment->p_vaddr), segment->p_memsz, &id_size);
    }
    // The first is the program, whose name is empty; the kernel's own has no file.
    if (visit->count++ > 0 && info->dlpi_name[0] == '/') visit->body(info->dlpi_name, id, id_size, visit->context);
    return 0;
}

void flipbook_visit_libraries(flipbook_object_visitor *body, void *context) {
    struct visit visit = {body, context, 0};
    dl_iterate_phdr(visit_object, &visit);
}

#else

void flipbook_visit_libraries(flipbook_object_visitor *body, void *context) {
    uint32_t count = _dyld_image_count();
    for (uint32_t i = 1; i < count; i++) {
        const struct mach_header_64 *header = (const struct mach_header_64 *)_dyld_get_image_header(i);
        const char *name = _dyld_get_image_name(i);
        if (header == NULL || name == NULL) continue;
        const unsigned char *id = NULL;
        const unsigned char *command = (const unsigned char *)(header + 1);
        for (uint32_t j = 0; j < header->ncmds && id == NULL; j++) {
            const struct load_command *load = (const struct load_command *)command;
            if (load->cmd == LC_UUID) id = ((const struct uuid_command *)load)->uuid;
            command += load->cmdsize;
        }
        body(name, id, id == NULL ? 0 : 16, context);
    }
}

#endif
