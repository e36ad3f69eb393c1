// What an imported picture is, also where no build has written it down yet.
/// <reference types="next/image-types/global" />
