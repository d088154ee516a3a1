export { PropertiesModule } from './properties.module.js';
export { PropertiesService } from './properties.service.js';
export { CreatePropertyDto, PropertyDto } from './property.dto.js';
export { Property } from './property.entity.js';
